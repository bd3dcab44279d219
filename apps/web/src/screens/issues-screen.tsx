import { useEffect, useState } from 'react'
import { navigate } from '../app/navigate.ts'
import { roleAtLeast } from '../app/role.ts'
import { settingsPath } from '../app/route.ts'
import type { Issues } from '@stanza/schema/api'
import { readIssues } from '../api/issues.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Archive } from '../features/issues/archive.tsx'
import { CurrentIssue } from '../features/issues/current-issue.tsx'
import { currentIssue } from '../features/issues/month.ts'
import { NewIssueDialog, NewIssueDoors } from '../features/issues/new-issue.tsx'
import { t } from '../messages/message.ts'
import { Button } from '../ui/button.tsx'
import { ScreenMessage } from '../ui/screen-message.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './issues-screen.module.css'

/** `/`: this month's issue large, the archive below; with no issue yet, the doors to the first one. */
export function IssuesScreen() {
  const { loaded, reload } = useAnswer(readIssues)
  useEffect(() => {
    document.title =
      loaded.kind === 'loaded' ? `${loaded.value.newsletter.name} – ${t('app.name')}` : t('app.name')
  }, [loaded])
  if (loaded.kind === 'refused') {
    return (
      <ScreenMessage
        title={t('issues.refused.title')}
        role="alert"
        actions={<Button onClick={reload}>{t('app.try-again')}</Button>}
      >
        <p>{loaded.refusal.message}</p>
      </ScreenMessage>
    )
  }
  return (
    <main className={styles.screen}>
      {loaded.kind === 'loading' ? (
        <div className={styles.loading}>
          <Skeleton lines={8} label={t('issues.loading')} />
        </div>
      ) : (
        <IssueList {...loaded.value} />
      )}
    </main>
  )
}

function IssueList({ newsletter, role, issues }: Issues) {
  const [making, setMaking] = useState(false)
  const [now] = useState(() => Date.now())
  const current = currentIssue(issues)
  const archive = issues.filter((issue) => issue !== current)
  const doors = {
    languages: newsletter.languages,
    dates: issues.map(({ date }) => date),
    today: new Date(now).toISOString().slice(0, 10),
  }
  const mayMake = role !== null && roleAtLeast(role, 'editor')
  return (
    <>
      <header className={styles.head}>
        <div>
          <p className={styles.over}>{newsletter.name}</p>
          <h1>{t('issues.title')}</h1>
        </div>
        <div className={styles.acts}>
          {role === 'owner' && <Button onClick={() => navigate(settingsPath)}>{t('settings.title')}</Button>}
          {mayMake && issues.length > 0 && (
            <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
              {t('issues.new')}
            </Button>
          )}
        </div>
      </header>
      {issues.length === 0 && (
        <section className={styles.empty} aria-labelledby="first-issue">
          <h2 id="first-issue">{t('issues.empty.title')}</h2>
          <p>{mayMake ? t('issues.empty.text') : t('issues.empty.reader')}</p>
          {mayMake && <NewIssueDoors {...doors} />}
        </section>
      )}
      {issues.length > 0 && !current && (
        <section className={styles.between} aria-labelledby="between-issues">
          <h2 id="between-issues">{t('issues.between.title')}</h2>
          <p>{mayMake ? t('issues.between.text') : t('issues.between.reader')}</p>
        </section>
      )}
      {current && <CurrentIssue issue={current} now={now} />}
      {archive.length > 0 && <Archive issues={archive} />}
      {making && <NewIssueDialog {...doors} onClose={() => setMaking(false)} />}
    </>
  )
}
