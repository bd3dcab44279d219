import type { Phase } from '@stanza/schema/api'
import { t } from '../../messages/message.ts'
import styles from './phase-track.module.css'

const track: readonly Phase[] = ['collecting', 'last call', 'review', 'released']

/** The four phases of a month as a line, the present one named and marked. */
export function PhaseTrack({ phase }: { phase: Phase }) {
  const at = track.indexOf(phase)
  return (
    <ol className={styles.track} aria-label={t('phase.track', { phase: t(`phase.${phase}`) })}>
      {track.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'past' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`phase.${step}`)}
        </li>
      ))}
    </ol>
  )
}
