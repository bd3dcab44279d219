import type { EditionSummary, Issue } from '@stanza/schema/api'
import { agoInWords, dayInWords, monthsInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Icon } from '../../ui/icon.tsx'
import { IssueLink } from './issue-link.tsx'
import { daysLeft } from './month.ts'
import { PhaseTrack } from './phase-track.tsx'
import styles from './current-issue.module.css'

/** This month's issue, large: what it is, where it stands, and its editions to open. */
export function CurrentIssue({ issue, now }: { issue: Issue; now: number }) {
  const left = daysLeft(issue.date, new Date(now).toISOString().slice(0, 10))
  const due =
    left === 0
      ? t('issues.due-today')
      : left > 0
        ? t('issues.left', { count: left })
        : t('issues.late', { count: -left })
  return (
    <article className={styles.card} aria-labelledby="current-issue">
      <header className={styles.head}>
        <div>
          <p className={styles.over}>{t('issues.current')}</p>
          <h2 id="current-issue">{monthsInWords(issue.months)}</h2>
          <p className={styles.due}>{t('issues.due', { date: dayInWords(issue.date) })}</p>
        </div>
        <p className={styles.left} data-late={left < 0 || undefined}>
          {due}
        </p>
      </header>
      <PhaseTrack phase={issue.phase} />
      <ul className={styles.editions}>
        {issue.editions.map((edition) => (
          <li key={edition.id}>
            <IssueLink issue={issue.id} language={edition.language} className={styles.edition}>
              <span className={styles.language}>{edition.language.toUpperCase()}</span>
              <span className={styles.title} lang={edition.language}>
                {edition.title || t('edition.title.untitled')}
              </span>
              <span className={styles.facts}>
                {t('count.items', { count: edition.items })} · <Findings found={edition.findings} />
                {t('issues.changed', { when: agoInWords(edition.changed, now) })}
              </span>
              <Icon name="arrow" />
            </IssueLink>
          </li>
        ))}
      </ul>
    </article>
  )
}

/** Errors by their number; without any, how much else there is to look at. */
function Findings({ found }: { found: EditionSummary['findings'] }) {
  if (!found || found.all === 0) return null
  const { errors, all } = found
  return (
    <>
      <span data-tone={errors > 0 ? 'danger' : undefined}>
        {errors > 0
          ? t('findings.count.error', { count: errors })
          : t('findings.count.other', { count: all })}
      </span>{' '}
      ·{' '}
    </>
  )
}
