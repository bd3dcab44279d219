import { useEffect, useState, type MouseEvent } from 'react'
import { navigate } from '../app/navigate.ts'
import { HeadingsForm } from '../features/settings/headings-form.tsx'
import { HouseForm } from '../features/settings/house-form.tsx'
import { RuleList } from '../features/settings/rule-list.tsx'
import { SaveCallout, SaveWords } from '../features/settings/save-words.tsx'
import { useSettings } from '../features/settings/use-settings.ts'
import { WordLists } from '../features/settings/word-lists.tsx'
import { settingsInEnglish } from '../messages/en-settings.ts'
import { addMessages, t } from '../messages/message.ts'
import { Button } from '../ui/button.tsx'
import { ScreenMessage } from '../ui/screen-message.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './settings-screen.module.css'

addMessages(settingsInEnglish)

const parts = ['rules', 'words', 'house', 'headings'] as const
type Part = (typeof parts)[number]

const partInAddress = (): Part => parts.find((part) => location.hash === `#${part}`) ?? 'rules'

/** `/settings`: what owners decide about the newsletter. */
export function SettingsScreen() {
  const { state, apply, reload, dismiss } = useSettings()
  const [part, setPart] = useState(partInAddress)
  useEffect(() => {
    document.title = `${t('settings.title')} – ${t('app.name')}`
    const follow = (): void => {
      setPart(partInAddress())
      globalThis.scrollTo(0, 0)
    }
    globalThis.addEventListener('hashchange', follow)
    return () => {
      document.title = t('app.name')
      globalThis.removeEventListener('hashchange', follow)
    }
  }, [])
  if (state.kind === 'refused') {
    const isForOwners = state.refusal.code === 'not-allowed'
    return (
      <ScreenMessage
        title={isForOwners ? t('settings.not-owner.title') : t('settings.refused.title')}
        role="alert"
        actions={
          <>
            {!isForOwners && <Button onClick={reload}>{t('app.try-again')}</Button>}
            <Button onClick={() => navigate('/')}>{t('app.to-issues')}</Button>
          </>
        }
      >
        <p>{isForOwners ? t('settings.not-owner.text') : state.refusal.message}</p>
      </ScreenMessage>
    )
  }
  const save = state.kind === 'open' ? state.save : null
  const refused = (key: string): string | null =>
    save?.kind === 'refused' && save.refusal.key?.startsWith(key) ? save.refusal.message : null
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <p className={styles.over}>
          <a href="/" onClick={toIssues}>
            {t('app.to-issues')}
          </a>
          {state.kind === 'open' && ` · ${state.settings.newsletter.name}`}
        </p>
        <h1>{t('settings.title')}</h1>
        <p className={styles.over}>{t('settings.text')}</p>
      </header>
      <div className={styles.top}>
        <div className={styles.bar}>
          <nav className={styles.parts} aria-label={t('settings.parts')}>
            {parts.map((one) => (
              <a key={one} href={`#${one}`} aria-current={one === part ? 'true' : undefined}>
                {t(`settings.part.${one}`)}
              </a>
            ))}
          </nav>
          {save && <SaveWords save={save} />}
        </div>
        {save && <SaveCallout save={save} onDismiss={dismiss} />}
      </div>
      {state.kind === 'loading' ? (
        <div className={styles.loading}>
          <Skeleton lines={10} label={t('settings.loading')} />
        </div>
      ) : (
        shown()
      )}
    </main>
  )

  function shown() {
    if (state.kind !== 'open') return null
    const props = { settings: state.settings, apply }
    switch (part) {
      case 'rules':
        return <RuleList {...props} />
      case 'words':
        return <WordLists {...props} />
      case 'house':
        return <HouseForm {...props} refused={refused} />
      case 'headings':
        return <HeadingsForm {...props} />
    }
  }
}

function toIssues(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  navigate('/')
}
