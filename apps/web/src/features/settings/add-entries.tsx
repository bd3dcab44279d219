import { useState, type FormEvent } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import type { ListEntry } from './list-editor.tsx'
import styles from './settings.module.css'

interface AddEntriesProps {
  readonly title: string
  readonly hint: string
  readonly read: (typed: string) => readonly ListEntry[] | { readonly complaint: string }
  readonly isThere: (entry: ListEntry) => boolean
  readonly onAdd: (entries: readonly ListEntry[]) => Promise<boolean>
}

/** The field in which new entries are typed or pasted. What could not be saved stays in it. */
export function AddEntries({ title, hint, read, isThere, onAdd }: AddEntriesProps) {
  const [typed, setTyped] = useState('')
  const [complaint, setComplaint] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const entries = read(typed)
    if ('complaint' in entries) return setComplaint(entries.complaint)
    const fresh = entries.filter((entry) => !isThere(entry))
    if (fresh.length === 0) return setComplaint(entries.length === 0 ? null : t('settings.list.there'))
    setComplaint(null)
    setBusy(true)
    const isSaved = await onAdd(fresh)
    setBusy(false)
    if (isSaved) setTyped('')
  }
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)}>
      <Field label={t('settings.list.add', { list: title })} hint={hint} error={complaint}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit()
            }}
          />
        )}
      </Field>
      <Button type="submit" busy={busy} disabled={typed.trim() === ''}>
        {t('settings.list.add.go')}
      </Button>
    </form>
  )
}
