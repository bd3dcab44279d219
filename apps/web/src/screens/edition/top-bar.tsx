import type { Edition, Issue } from '@stanza/schema/api'
import { navigate } from '../../app/navigate.ts'
import { editionPath } from '../../app/route.ts'
import { roleAtLeast } from '../../app/role.ts'
import { PhaseChoice } from '../../features/date/phase-choice.tsx'
import { dayInWords, monthsInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import type { ReactNode } from 'react'
import type { DialogName } from './dialog-name.ts'
import styles from './top-bar.module.css'

interface TopBarProps {
  readonly issue: Issue
  readonly edition: Edition
  readonly title: string
  readonly mayMove: boolean
  /** The phase was changed. */
  readonly onChanged?: () => void
  /** People present and the save state, once there is a connection. */
  readonly children?: ReactNode
  /** Absent while the text is not there yet: the buttons keep their places. */
  readonly onOpen?: (dialog: DialogName) => void
  readonly onTitle?: () => void
  readonly more: readonly MenuEntry[]
}

/** What this is, how it stands, and what can be done with it as a whole. */
export function TopBar(props: TopBarProps) {
  const { issue, edition, title, mayMove, onChanged, children, onOpen, onTitle, more } = props
  return (
    <>
      <span className={styles.home}>
        <IconButton icon="back" label={t('app.to-issues')} onClick={() => navigate('/')} />
      </span>
      <span className={styles.narrow}>
        <IconButton
          icon="outline"
          label={t('outline.show')}
          disabled={!onOpen}
          onClick={() => onOpen?.('outline')}
        />
      </span>
      <h1 className={styles.title}>
        <button type="button" lang={edition.language} title={t('matter.field.title')} onClick={onTitle}>
          <span className={styles.whole}>{title || t('edition.title.untitled')}</span>
          <span aria-hidden="true" className={styles.month}>
            {monthsInWords(issue.months, 'short')}
          </span>
        </button>
      </h1>
      <div className={styles.facts}>
        {mayMove ? (
          <button
            type="button"
            className={styles.date}
            aria-label={t('date.change', { date: dayInWords(edition.date) })}
            onClick={() => onOpen?.('date')}
          >
            <Icon name="calendar" />
            {dayInWords(edition.date)}
          </button>
        ) : (
          <span className={styles.date}>{dayInWords(edition.date)}</span>
        )}
        <PhaseChoice
          edition={edition}
          mayChange={onChanged !== undefined && roleAtLeast(edition.role, 'editor')}
          onChanged={() => onChanged?.()}
        />
      </div>
      {issue.editions.length > 1 && <LanguageTabs issue={issue} language={edition.language} />}
      <div className={styles.gap} />
      {children}
      <div className={styles.actions}>
        {roleAtLeast(edition.role, 'writer') && (
          <IconButton
            icon="history"
            label={t('history.title')}
            disabled={!onOpen}
            onClick={() => onOpen?.('history')}
          />
        )}
        <Button icon="export" disabled={!onOpen} onClick={() => onOpen?.('export')}>
          {t('export.title')}
        </Button>
        {roleAtLeast(edition.role, 'editor') && (
          <Button icon="share" look="primary" disabled={!onOpen} onClick={() => onOpen?.('share')}>
            {t('share.title')}
          </Button>
        )}
      </div>
      <Menu icon="more" label={t('edition.more')} entries={more} />
    </>
  )
}

function LanguageTabs({ issue, language }: { issue: Issue; language: string }) {
  return (
    <nav aria-label={t('edition.languages')} className={styles.languages}>
      {issue.editions.map((edition) => (
        <a
          key={edition.id}
          href={editionPath(issue.id, edition.language)}
          hrefLang={edition.language}
          aria-current={edition.language === language ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            navigate(editionPath(issue.id, edition.language))
          }}
        >
          {edition.language.toUpperCase()}
        </a>
      ))}
    </nav>
  )
}
