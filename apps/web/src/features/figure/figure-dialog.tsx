import { useState, type FormEvent } from 'react'
import { readShortcode, writeShortcode } from '@stanza/markdown'
import { isSafeUrl } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { figureChange, figureValues, type FigureKey } from './figure-values.ts'
import { FurtherFields } from './further-fields.tsx'
import { PictureField } from './picture-field.tsx'
import { SourceDialog } from './source-dialog.tsx'
import styles from './figure.module.css'

export interface FigureDialogProps {
  /** The shortcode as it stands; an empty `{{< figure >}}` for a new one. */
  readonly source: string
  readonly isNew: boolean
  readonly resolveImage: (src: string) => string | null
  readonly uploadImage: (file: File) => Promise<{ ok: true; src: string } | { ok: false; message: string }>
  readonly onKeep: (source: string) => void
  readonly onClose: () => void
}

/**
 * A figure's attributes in a form. Only what is changed here is written anew into the shortcode's source. One whose parameters
 * have no names is edited as its source.
 */
export function FigureDialog(props: FigureDialogProps) {
  const { source, onKeep, onClose } = props
  const params = readShortcode(source)?.params
  const hasFields = params?.kind === 'named' || params?.values.length === 0
  if (hasFields) return <FigureForm {...props} />
  return <SourceDialog source={source} raw={false} onKeep={onKeep} onClose={onClose} />
}

function FigureForm({ source, isNew, resolveImage, uploadImage, onKeep, onClose }: FigureDialogProps) {
  const shortcode = readShortcode(source)
  const entries = shortcode?.params.kind === 'named' ? shortcode.params.entries : []
  const [values, setValues] = useState(() => figureValues(entries))
  const [complaint, setComplaint] = useState<string | null>(null)
  const set = (key: FigureKey, value: string): void => {
    setValues((old) => ({ ...old, [key]: value }))
    setComplaint(null)
  }
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    if (values.src.trim() === '') return setComplaint(t('figure.error.src'))
    if (![values.src, values.link, values.attrlink].every(isSafeUrl))
      return setComplaint(t('figure.error.url'))
    const written = writeShortcode(source, figureChange(entries, values))
    if (written.ok) onKeep(written.source)
    else setComplaint(written.finding.message)
  }
  const actions = (
    <Button look="primary" type="submit" form="figure-form">
      {isNew ? t('figure.insert') : t('figure.save')}
    </Button>
  )
  return (
    <Dialog title={t('figure.title')} size="wide" onClose={onClose} actions={actions}>
      <form id="figure-form" className={styles.form} onSubmit={keep} noValidate>
        <PictureField
          src={values.src}
          resolveImage={resolveImage}
          uploadImage={uploadImage}
          onSrc={(src) => set('src', src)}
        />
        <TextField
          label={t('figure.alt')}
          hint={t('figure.alt.hint')}
          value={values.alt}
          onChange={(event) => set('alt', event.target.value)}
        />
        <TextField
          label={t('figure.caption')}
          value={values.caption}
          onChange={(event) => set('caption', event.target.value)}
        />
        <FurtherFields values={values} onSet={set} />
        {complaint && (
          <Callout tone="danger" role="alert">
            {complaint}
          </Callout>
        )}
      </form>
    </Dialog>
  )
}
