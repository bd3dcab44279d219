import { useState } from 'react'
import type { Edition, Phase } from '@stanza/schema/api'
import { changeIssue } from '../../api/issues.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import styles from './phase-choice.module.css'

const phases: readonly Phase[] = ['collecting', 'last call', 'review', 'released']

interface PhaseChoiceProps {
  readonly edition: Pick<Edition, 'issue' | 'phase'>
  readonly mayChange: boolean
  readonly onChanged: () => void
}

/** Where the issue stands; editors move it on or back. Done at once, with Undo. */
export function PhaseChoice({ edition: { issue, phase }, mayChange, onChanged }: PhaseChoiceProps) {
  const [busy, setBusy] = useState(false)
  const notify = useNotify()
  const change = async (next: Phase, back: Phase | null): Promise<void> => {
    setBusy(true)
    const answer = await changeIssue(issue, { phase: next })
    setBusy(false)
    if (!answer.ok) return notify({ text: answer.refusal.message, tone: 'danger' })
    const undo = back && { action: { label: t('undo'), onAct: () => void change(back, null) } }
    notify({ text: t('phase.changed', { phase: t(`phase.${next}`) }), ...undo })
    onChanged()
  }
  if (!mayChange) return <span className={styles.phase}>{t(`phase.${phase}`)}</span>
  return (
    <select
      className={styles.phase}
      aria-label={t('phase.label')}
      title={t('phase.label')}
      value={phase}
      disabled={busy}
      onChange={(event) => void change(event.target.value as Phase, phase)}
    >
      {phases.map((one) => (
        <option key={one} value={one}>
          {t(`phase.${one}`)}
        </option>
      ))}
    </select>
  )
}
