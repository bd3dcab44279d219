import type { Finding, Severity } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import styles from './export.module.css'

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** What is wrong with the text, worst first: it stands before the text it speaks of. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <Callout tone="good">{t('export.clean')}</Callout>
  const sorted = findings.toSorted((one, other) => order[one.severity] - order[other.severity])
  return (
    <section aria-labelledby="findings">
      <h3 id="findings" className={styles.heading}>
        {t('export.findings')}: {t('count.findings', { count: findings.length })}
      </h3>
      <ul className={styles.findings}>
        {sorted.map((finding, index) => (
          <li key={index} data-severity={finding.severity}>
            <strong>{t(`export.severity.${finding.severity}`)}</strong>
            <span>{finding.message}</span>
            {finding.line !== undefined && <small>{t('export.line', { line: finding.line })}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
