import { useState, type ReactNode } from 'react'
import type { Suggestion } from '@stanza/review'
import type { Verb } from '../../api/suggestions.ts'
import { agoInWords, momentInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardActs } from '../../ui/margin/card.tsx'
import { keyNames } from '../../ui/key-names.ts'
import { ChangeLines } from './change-lines.tsx'
import { inWords, type Change } from './changes.ts'
import styles from './suggestions.module.css'

export interface SuggestionRights {
  readonly self: string
  /** Accepts and rejects. */
  readonly mayDecide: boolean
}

interface SuggestionCardProps {
  readonly suggestion: Suggestion
  readonly changes: readonly Change[]
  readonly active: boolean
  readonly rights: SuggestionRights
  /** How many open ones its author has, this one with them. */
  readonly ofAuthor: number
  readonly isChosen: boolean
  /** Some suggestion is ticked. */
  readonly isChoosing: boolean
  readonly onChoose: (shift: boolean) => void
  readonly onDecide: (verb: Verb) => Promise<string | null>
  readonly onDecideAuthor: () => Promise<string | null>
  readonly onCopyLink: () => void
  /** Null where it is not one's own, or cannot be written in now. */
  readonly onEdit: (() => void) | null
  readonly talk: ReactNode
}

/** One open suggestion: who, what would change, and while it is the active card what can be done about it. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, changes, active, rights, ofAuthor, isChosen, isChoosing, onEdit, talk } = props
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const name = suggestion.author.name ?? t('people.anonymous')
  const act = (doing: Promise<string | null>): void => {
    setBusy(true)
    void doing.then((said) => {
      setBusy(false)
      setRefusal(said)
    })
  }
  const replies = suggestion.messages.filter(({ deleted }) => !deleted).length
  const isOwn = suggestion.author.id === rights.self
  return (
    <Card tone="good" active={active} choosing={isChoosing}>
      <div className={styles.head}>
        <Who suggestion={suggestion} />
        {rights.mayDecide && (
          <input
            type="checkbox"
            className={styles.choose}
            checked={isChosen}
            aria-label={t('suggestions.choose.of', { name, words: inWords(changes) })}
            onChange={({ nativeEvent }) =>
              props.onChoose('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            }
          />
        )}
      </div>
      {suggestion.erratum && <p className={styles.erratum}>{t('suggestions.erratum')}</p>}
      <ChangeLines changes={changes} most={active ? 8 : 3} />
      {suggestion.note !== '' && <p className={styles.note}>{suggestion.note}</p>}
      {!active && replies > 0 && <p className={styles.quiet}>{t('threads.replies', { count: replies })}</p>}
      {active && (
        <CardActs>
          {rights.mayDecide && (
            <>
              <Button
                look="primary"
                icon="check"
                busy={busy}
                title={keyNames('Alt-Enter', navigator.platform)}
                aria-keyshortcuts="Alt+Enter"
                onClick={() => act(props.onDecide('accept'))}
              >
                {t('suggestions.accept')}
              </Button>
              <Button
                icon="close"
                busy={busy}
                title={keyNames('Alt-Shift-Enter', navigator.platform)}
                aria-keyshortcuts="Alt+Shift+Enter"
                onClick={() => act(props.onDecide('reject'))}
              >
                {t('suggestions.reject')}
              </Button>
            </>
          )}
          {isOwn && onEdit && <Button onClick={onEdit}>{t('suggestions.edit')}</Button>}
          {isOwn && (
            <Button busy={busy} onClick={() => act(props.onDecide('withdraw'))}>
              {t('suggestions.withdraw')}
            </Button>
          )}
          {rights.mayDecide && ofAuthor > 1 && (
            <Button look="quiet" busy={busy} onClick={() => act(props.onDecideAuthor())}>
              {t('suggestions.accept.person', { count: ofAuthor, name })}
            </Button>
          )}
          <Button look="quiet" onClick={props.onCopyLink}>
            {t('suggestions.copy-link')}
          </Button>
        </CardActs>
      )}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {active && talk}
    </Card>
  )
}

/** Who made it and when. */
export function Who({ suggestion: { author, at } }: { suggestion: Pick<Suggestion, 'author' | 'at'> }) {
  const [now] = useState(Date.now)
  return (
    <span className={styles.who}>
      <b>{author.name ?? t('people.anonymous')}</b>{' '}
      <time dateTime={at} title={momentInWords(at)}>
        {agoInWords(at, Math.max(now, Date.parse(at)))}
      </time>
    </span>
  )
}
