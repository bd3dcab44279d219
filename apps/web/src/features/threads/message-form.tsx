import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { CardActs } from '../../ui/margin/card.tsx'
import { suggestedPeople, typedMention, type Named } from './message-parts.ts'
import styles from './threads.module.css'

interface MessageFormProps {
  readonly label: string
  readonly send: string
  /** What was typed here before and not sent. */
  readonly text: string
  /** Keeps what is typed: a card that goes out of sight must not lose it. */
  readonly onText: (text: string) => void
  readonly people: readonly Named[]
  /** Null when it was done, else why not in a sentence; the text stays then. */
  readonly onSend: (text: string) => Promise<string | null>
  readonly onCancel?: () => void
  readonly focused?: boolean
}

/** A field for a message. `Ctrl/⌘ Enter` sends; `@` offers names. */
export function MessageForm(props: MessageFormProps) {
  const { label, send, people, onText, onSend, onCancel, focused } = props
  const [text, setText] = useState(props.text)
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => {
    if (document.activeElement === field.current) field.current?.setSelectionRange(4000, 4000)
  }, [])
  const mention = typedMention(text, caret)
  const offered = mention ? suggestedPeople(mention.typed, people) : []
  const at = Math.min(chosen, offered.length - 1)
  const write = (next: string, place: number): void => {
    setText(next)
    setCaret(place)
    setChosen(0)
    onText(next)
  }
  const call = (person: Named | undefined): void => {
    if (!mention || !person?.name) return
    const before = `${text.slice(0, mention.at)}@${person.name} `
    write(before + text.slice(caret), before.length)
    // After the field has the new words.
    setTimeout(() => field.current?.setSelectionRange(before.length, before.length), 0)
    field.current?.focus()
  }
  const submit = async (): Promise<void> => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    const said = await onSend(text)
    setBusy(false)
    setRefusal(said)
    if (said === null) write('', 0)
  }
  const press = (event: KeyboardEvent): void => {
    if (offered.length > 0 && steer(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape' && onCancel && text.trim() === props.text.trim()) {
      event.preventDefault()
      onCancel()
    }
  }
  const steer = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown') setChosen((at + 1) % offered.length)
    else if (event.key === 'ArrowUp') setChosen((at - 1 + offered.length) % offered.length)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      call(offered[at])
    else if (event.key === 'Escape') setCaret(0)
    else return false
    event.preventDefault()
    return true
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <textarea
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the key or button just pressed.
        autoFocus={focused}
        rows={text.split('\n').length > 2 || focused ? 3 : 1}
        maxLength={4000}
        value={text}
        placeholder={label}
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? `${id}-refusal` : undefined}
        aria-controls={offered.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        onChange={({ target }) => write(target.value, target.selectionStart)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <div id={`${id}-people`} role="listbox" aria-label={t('threads.people')} className={styles.people}>
          {offered.map((person, index) => (
            <button
              key={person.id}
              id={`${id}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => call(person)}
            >
              {person.name}
            </button>
          ))}
        </div>
      )}
      {refusal && (
        <p id={`${id}-refusal`} role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {(text.trim() !== '' || onCancel) && (
        <CardActs>
          <Button type="submit" look="primary" busy={busy} disabled={text.trim() === ''}>
            {send}
          </Button>
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              {t('threads.cancel')}
            </Button>
          )}
        </CardActs>
      )}
    </form>
  )
}
