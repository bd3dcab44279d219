import type { Finding, Severity } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import styles from './export.module.css'

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** How many were ignored at their place. */
  readonly ignored: number
  /** Goes to a finding's words; null for one that has no place in the text on this screen. */
  readonly goTo: (finding: Finding) => (() => void) | null
}

/** What is wrong with the text, worst first: it stands before the text it speaks of. */
export function FindingList({ findings, ignored, goTo }: FindingListProps) {
  const passed = ignored > 0 && <p className={styles.path}>{t('export.ignored', { count: ignored })}</p>
  if (findings.length === 0) {
    return (
      <>
        <Callout tone="good">{t('export.clean')}</Callout>
        {passed}
      </>
    )
  }
  const sorted = findings.toSorted((one, other) => order[one.severity] - order[other.severity])
  return (
    <section aria-labelledby="findings">
      <h3 id="findings" className={styles.heading}>
        {t('export.findings')}: {t('count.findings', { count: findings.length })}
      </h3>
      <ul className={styles.findings}>
        {sorted.map((finding, index) => {
          const go = goTo(finding)
          const line = finding.line === undefined ? '' : t('export.line', { line: finding.line })
          return (
            <li key={index} data-severity={finding.severity}>
              <strong>{t(`export.severity.${finding.severity}`)}</strong>
              <span>{finding.message}</span>
              {go ? (
                <button type="button" className={styles.go} onClick={go}>
                  {line || t('export.go')}
                </button>
              ) : (
                <small>{line}</small>
              )}
            </li>
          )
        })}
      </ul>
      {passed}
    </section>
  )
}
