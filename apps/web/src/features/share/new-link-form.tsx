import { useState, type FormEvent } from 'react'
import type { CreatedLink, Role } from '@stanza/schema/api'
import { createLink } from '../../api/links.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { MadeLink } from './made-link.tsx'
import styles from './share.module.css'

interface NewLinkFormProps {
  readonly issue: string
  readonly roles: readonly Role[]
  readonly onMade: () => void
}

/** Role, note and last day of a new link; what was made is shown once, to be copied. */
export function NewLinkForm({ issue, roles, onMade }: NewLinkFormProps) {
  const [role, setRole] = useState<Role>(roles.includes('writer') ? 'writer' : 'reader')
  const [note, setNote] = useState('')
  const [expires, setExpires] = useState('')
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const [made, setMade] = useState<CreatedLink | null>(null)
  const makeLink = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const answer = await createLink({ role, issue, note, expires: expires || null })
    setBusy(false)
    setComplaint(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    setMade(answer.value)
    setNote('')
    onMade()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void makeLink(event)}>
      <SelectField
        label={t('share.role')}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}: {t(`role.${one}.does`)}
          </option>
        ))}
      </SelectField>
      <div className={styles.pair}>
        <TextField
          label={t('share.note')}
          value={note}
          maxLength={120}
          onChange={(event) => setNote(event.target.value)}
        />
        <TextField
          label={t('share.expires')}
          type="date"
          value={expires}
          onChange={(event) => setExpires(event.target.value)}
        />
      </div>
      {complaint && (
        <Callout tone="danger" role="alert">
          {complaint}
        </Callout>
      )}
      <Button type="submit" look="primary" icon="link" busy={busy}>
        {t('share.make')}
      </Button>
      {made && <MadeLink key={made.link.id} url={made.url} />}
    </form>
  )
}
