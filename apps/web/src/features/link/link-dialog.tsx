import { useState, type FormEvent } from 'react'
import { readLinkTarget } from '@stanza/editor'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './link-dialog.module.css'

export interface LinkTarget {
  readonly href: string
  readonly title: string | null
}

interface LinkDialogProps {
  /** The link that is there now, or null for a new one. */
  readonly link: LinkTarget | null
  readonly onSet: (link: LinkTarget) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Sets, changes and removes a link. An address that cannot be followed safely is never set. */
export function LinkDialog({ link, onSet, onRemove, onClose }: LinkDialogProps) {
  const [typed, setTyped] = useState(link?.href ?? '')
  const [title, setTitle] = useState(link?.title ?? '')
  const [tried, setTried] = useState(false)
  const read = readLinkTarget(typed)
  const set = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (read.ok) onSet({ href: read.href, title: title.trim() || null })
  }
  const hint =
    read.ok && read.href !== typed.trim() ? t('link.fixed', { href: read.href }) : t('link.address.hint')
  const actions = (
    <>
      {link && <Button onClick={onRemove}>{t('link.remove')}</Button>}
      {link && read.ok && /^https?:/i.test(read.href) && (
        <a className={styles.open} href={read.href} target="_blank" rel="noopener noreferrer">
          {t('link.open')}
        </a>
      )}
      <Button look="primary" type="submit" form="link-form">
        {t('link.set')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('link.title')} onClose={onClose} actions={actions}>
      <form id="link-form" className={styles.form} onSubmit={set} noValidate>
        <TextField
          label={t('link.address')}
          value={typed}
          hint={hint}
          error={tried && !read.ok ? t(`link.error.${read.reason}`) : null}
          inputMode="url"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextField
          label={t('link.tooltip')}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
