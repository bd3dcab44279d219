import type { Edition, Phase } from '@stanza/schema/api'
import { t } from '../../messages/message.ts'
import { phases, usePhase } from './use-phase.ts'
import styles from './phase-choice.module.css'

interface PhaseChoiceProps {
  readonly edition: Pick<Edition, 'issue' | 'phase'>
  readonly mayChange: boolean
  readonly onChanged: () => void
}

/** Where the issue stands; editors move it on or back. Done at once, with Undo. */
export function PhaseChoice({ edition, mayChange, onChanged }: PhaseChoiceProps) {
  const { busy, move } = usePhase(edition, onChanged)
  const { phase } = edition
  if (!mayChange) return <span className={styles.phase}>{t(`phase.${phase}`)}</span>
  return (
    <select
      className={styles.phase}
      aria-label={t('phase.label')}
      title={t('phase.label')}
      value={phase}
      disabled={busy}
      onChange={(event) => move(event.target.value as Phase)}
    >
      {phases.map((one) => (
        <option key={one} value={one}>
          {t(`phase.${one}`)}
        </option>
      ))}
    </select>
  )
}
