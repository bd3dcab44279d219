import { useState } from 'react'
import type { Message } from '@stanza/review'
import { agoInWords, momentInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { CardActs } from '../../ui/margin/card.tsx'
import { MessageForm } from './message-form.tsx'
import { messageParts, type Named } from './message-parts.ts'
import styles from './threads.module.css'

interface MessageViewProps {
  readonly message: Message
  readonly people: readonly Named[]
  readonly mayChange: boolean
  readonly mayDelete: boolean
  /** A change of it that was begun and not sent; '' without one. */
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onChange: (text: string) => Promise<string | null>
  /** Shows its beginning only. */
  readonly cut: boolean
  readonly onDelete: () => Promise<string | null>
}

/** One message: who, when, and what; one's own can be changed and deleted, a deletion is asked twice. */
export function MessageView(props: MessageViewProps) {
  const { message, people, mayChange, mayDelete, cut, onDraft } = props
  const [doing, setDoing] = useState<'change' | 'delete' | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [now] = useState(Date.now)
  const { author, at, edited, deleted, text } = message
  const stop = (): void => {
    setDoing(null)
    onDraft('')
  }
  if (deleted) return <li className={styles.deleted}>{t('threads.deleted')}</li>
  return (
    <li className={styles.message}>
      <p className={styles.who}>
        <b>{author.name ?? t('people.anonymous')}</b>{' '}
        <time dateTime={at} title={momentInWords(at)}>
          {agoInWords(at, Math.max(now, Date.parse(at)))}
        </time>
        {edited !== null && <span title={momentInWords(edited)}> {t('threads.edited')}</span>}
      </p>
      {doing === 'change' && mayChange ? (
        <MessageForm
          label={t('threads.change')}
          send={t('threads.keep')}
          text={props.draft || text}
          onText={onDraft}
          people={people}
          focused
          onSend={async (next) => {
            const said = await props.onChange(next)
            if (said === null) stop()
            return said
          }}
          onCancel={stop}
        />
      ) : (
        <p className={styles.words} data-cut={cut || undefined}>
          <Words text={text} people={people} />
        </p>
      )}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {doing === 'delete' && mayDelete && (
        <CardActs label={t('threads.delete.sure')}>
          <span>{t('threads.delete.sure')}</span>
          <Button
            onClick={() =>
              void props.onDelete().then((said) => {
                setDoing(null)
                setRefusal(said)
              })
            }
          >
            {t('threads.delete')}
          </Button>
          <Button look="quiet" onClick={() => setDoing(null)}>
            {t('threads.cancel')}
          </Button>
        </CardActs>
      )}
      {doing === null && (mayChange || mayDelete) && (
        <div className={styles.small}>
          {mayChange && (
            <button type="button" onClick={() => setDoing('change')}>
              {t('threads.change')}
            </button>
          )}
          {mayDelete && (
            <button type="button" onClick={() => setDoing('delete')}>
              {t('threads.delete')}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function Words({ text, people }: { text: string; people: readonly Named[] }) {
  const parts = messageParts(
    text,
    people.flatMap(({ name }) => name ?? []),
  )
  let at = 0
  return parts.map((part) => {
    const key = (at += part.text.length)
    if (part.kind === 'link')
      return (
        <a key={key} href={part.text} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      )
    return part.kind === 'mention' ? (
      <span key={key} className={styles.mention}>
        {part.text}
      </span>
    ) : (
      part.text
    )
  })
}
