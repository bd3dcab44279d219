import { useState, type FormEvent } from 'react'
import { nameVersion } from '../../api/versions.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './history.module.css'

/** Gives the text as it is now a name. */
export function NameVersionForm({ edition, onNamed }: { edition: string; onNamed: () => void }) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const keepVersion = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return
    setBusy(true)
    const answer = await nameVersion(edition, name.trim())
    setBusy(false)
    setComplaint(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    setName('')
    onNamed()
  }
  return (
    <form className={styles.name} onSubmit={(event) => void keepVersion(event)}>
      <TextField
        label={t('history.name')}
        hint={t('history.name.hint')}
        error={complaint}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={name.trim() === ''}>
        {t('history.name.go')}
      </Button>
    </form>
  )
}
