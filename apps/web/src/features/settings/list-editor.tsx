import { useId, useRef, useState } from 'react'
import { t } from '../../messages/message.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { AddEntries } from './add-entries.tsx'
import styles from './settings.module.css'

/** An entry of a list: a word, or a pair of wrong and right. */
export interface ListEntry {
  readonly key: string
  /** What is meant; absent for a list of words. */
  readonly right?: string
}

interface ListEditorProps {
  readonly title: string
  readonly text: string
  readonly entries: readonly ListEntry[]
  readonly usual: readonly ListEntry[]
  /** Reads what was typed; null when a line is no entry, which is then complained about. */
  readonly read: (typed: string) => readonly ListEntry[] | { readonly complaint: string }
  readonly hint: string
  /** True when it was saved. */
  readonly onAdd: (entries: readonly ListEntry[]) => Promise<boolean>
  readonly onRemove: (entry: ListEntry) => void
  readonly onReset: () => void
}

/** As many entries as are drawn at once; the others are found by searching. */
const mostShown = 60
const wordsOf = ({ key, right }: ListEntry): string => (right === undefined ? key : `${key} → ${right}`)

/** A list of words that a person searches, adds to (many at once) and takes from. */
export function ListEditor(props: ListEditorProps) {
  const { title, text, entries, usual, read, hint, onAdd, onRemove, onReset } = props
  const heading = useId()
  const list = useRef<HTMLUListElement>(null)
  const [words, setWords] = useState('')
  const found = entries.filter((entry) => wordsOf(entry).toLowerCase().includes(words.trim().toLowerCase()))
  const usually = new Set(usual.map(wordsOf))
  const now = new Set(entries.map(wordsOf))
  const added = entries.filter((entry) => !usually.has(wordsOf(entry))).length
  const removed = usual.filter((entry) => !now.has(wordsOf(entry))).length
  const remove = (entry: ListEntry, at: number): void => {
    onRemove(entry)
    // The button goes with its entry: the next one, or the list itself, keeps the keyboard.
    const buttons = list.current?.querySelectorAll('button') ?? []
    ;(buttons[at + 1] ?? buttons[at - 1])?.focus()
  }
  return (
    <section className={styles.list} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{title}</h3>
        {added + removed > 0 && (
          <>
            <span className={styles.own}>
              {t('settings.own')} · {t('settings.list.differs', { added, removed })}
            </span>
            <Button look="quiet" aria-label={t('settings.reset.name', { what: title })} onClick={onReset}>
              {t('settings.reset')}
            </Button>
          </>
        )}
      </header>
      <p className={styles.quiet}>{text}</p>
      {entries.length > 12 && (
        <TextField
          label={t('settings.list.search', { list: title })}
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <p className={styles.quiet} role="status">
        {entries.length === 0
          ? t('settings.list.none')
          : found.length === 0
            ? t('settings.list.search.none')
            : t('settings.list.count', { count: found.length })}
      </p>
      <ul ref={list} className={styles.entries}>
        {found.slice(0, mostShown).map((entry, at) => (
          <li key={wordsOf(entry)} data-own={!usually.has(wordsOf(entry)) || undefined}>
            <span>{wordsOf(entry)}</span>
            <IconButton
              icon="close"
              label={t('settings.list.remove', { entry: wordsOf(entry) })}
              onClick={() => remove(entry, at)}
            />
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className={styles.quiet}>{t('settings.list.more', { count: found.length - mostShown })}</p>
      )}
      <AddEntries
        title={title}
        hint={hint}
        read={read}
        isThere={(entry) => now.has(wordsOf(entry))}
        onAdd={onAdd}
      />
    </section>
  )
}
