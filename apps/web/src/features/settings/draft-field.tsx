import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'

interface DraftFieldProps {
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'date' | 'number'
  /** What holds now. */
  readonly value: string
  /** A sentence about what cannot be; null for what can. */
  readonly complain?: (typed: string) => string | null
  /** Why the server did not take what was typed here last. */
  readonly refused?: string | null
  readonly lang?: string
  /** The person has finished with it: left the field or pressed Enter. True when it was saved. */
  readonly onDone: (typed: string) => Promise<boolean>
}

/** A field that is saved when it is left. What cannot be saved stays in it, with the reason. */
export function DraftField({ value, complain, refused, onDone, ...field }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const complaint = draft === null ? null : (complain?.(draft.trim()) ?? refused ?? null)
  const done = (): void => {
    const typed = draft?.trim()
    if (typed === undefined) return
    if (typed === value) return setDraft(null)
    if (complain?.(typed)) return
    void onDone(typed).then((isSaved) => isSaved && setDraft((now) => (now?.trim() === typed ? null : now)))
  }
  return (
    <TextField
      {...field}
      value={draft ?? value}
      error={complaint}
      inputMode={field.type === 'number' ? 'numeric' : undefined}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}
