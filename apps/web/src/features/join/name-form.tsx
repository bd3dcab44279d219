import { useState, type FormEvent } from 'react'
import { renamePerson } from '../../api/session.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ScreenMessage } from '../../ui/screen-message.tsx'
import styles from './name-form.module.css'

/** Asks for the name that others see, once per person. */
export function NameForm({ onNamed }: { onNamed: () => void }) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const keepName = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const typed = name.trim()
    if (typed === '' || typed.length > 60) return setError(t('join.name.needed'))
    setBusy(true)
    const answer = await renamePerson(typed)
    if (answer.ok) return onNamed()
    setBusy(false)
    setError(answer.refusal.message)
  }
  return (
    <ScreenMessage title={t('join.name.title')}>
      <p>{t('join.name.text')}</p>
      <form className={styles.form} onSubmit={(event) => void keepName(event)}>
        <TextField
          label={t('join.name.label')}
          value={name}
          maxLength={60}
          autoComplete="nickname"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen has this one field and nothing before it.
          autoFocus
          error={error}
          onChange={(event) => {
            setName(event.target.value)
            setError(null)
          }}
        />
        <Button type="submit" look="primary" busy={busy}>
          {t('join.name.go')}
        </Button>
      </form>
    </ScreenMessage>
  )
}
