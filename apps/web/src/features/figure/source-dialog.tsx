import { useState, type FormEvent } from 'react'
import { readShortcode } from '@stanza/markdown/shortcode'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './figure.module.css'

interface SourceDialogProps {
  readonly source: string
  /** Markdown that is no shortcode: any text may stand there. */
  readonly raw: boolean
  readonly onKeep: (source: string) => void
  readonly onClose: () => void
}

/** Any other shortcode: its source, edited as text, kept only while it is one shortcode. */
export function SourceDialog({ source, raw, onKeep, onClose }: SourceDialogProps) {
  const [typed, setTyped] = useState(source)
  const [tried, setTried] = useState(false)
  const good = raw ? typed.trim() !== '' : readShortcode(typed.trim()) !== null
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (good) onKeep(typed.trim())
  }
  const actions = (
    <Button look="primary" type="submit" form="source-form">
      {t('source.save')}
    </Button>
  )
  return (
    <Dialog title={raw ? t('page.raw') : t('source.title')} onClose={onClose} actions={actions}>
      <form id="source-form" onSubmit={keep}>
        <Field
          label={t('source.label')}
          hint={t('source.hint')}
          error={tried && !good ? t('source.error', { open: '{{<', close: '>}}' }) : null}
        >
          {(ids) => (
            <textarea
              {...ids}
              className={styles.source}
              rows={4}
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
