import { useState } from 'react'
import type { Issue } from '@stanza/schema/api'
import { dayInWords, monthsInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { TextField } from '../../ui/field.tsx'
import { IssueLink } from './issue-link.tsx'
import { searchIssues } from './month.ts'
import styles from './archive.module.css'

const monthsOf = (issue: Issue): string => monthsInWords(issue.months)

/** All other issues, newest first, searchable by month, date and title. */
export function Archive({ issues }: { issues: readonly Issue[] }) {
  const [words, setWords] = useState('')
  const found = searchIssues(issues, words, monthsOf)
  return (
    <section className={styles.archive} aria-labelledby="archive">
      <header className={styles.head}>
        <h2 id="archive">{t('issues.archive')}</h2>
        <div className={styles.search}>
          <TextField
            label={t('issues.search')}
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      </header>
      {found.length === 0 && <p className={styles.none}>{t('issues.search.none', { words })}</p>}
      <ul className={styles.list}>
        {found.map((issue) => (
          <li key={issue.id} className={styles.row}>
            <h3>{monthsOf(issue)}</h3>
            <p className={styles.date}>
              {issue.phase === 'released'
                ? t('issues.released-on', { date: dayInWords(issue.date) })
                : `${t(`phase.${issue.phase}`)} · ${t('issues.due', { date: dayInWords(issue.date) })}`}
            </p>
            <p className={styles.editions}>
              {issue.editions.map((edition) => (
                <IssueLink
                  key={edition.id}
                  issue={issue.id}
                  language={edition.language}
                  aria-label={`${edition.title || monthsOf(issue)}, ${edition.language}`}
                >
                  {edition.language.toUpperCase()}
                </IssueLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
