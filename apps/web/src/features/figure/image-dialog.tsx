import { useState, type FormEvent } from 'react'
import { isSafeUrl } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import type { FigureDialogProps } from './figure-dialog.tsx'
import { PictureField } from './picture-field.tsx'
import styles from './figure.module.css'

export interface ImageValues {
  readonly src: string
  readonly alt: string
  readonly title: string | null
}

type ImageDialogProps = Pick<FigureDialogProps, 'resolveImage' | 'uploadImage' | 'onClose'> & {
  readonly image: ImageValues
  readonly onKeep: (image: ImageValues) => void
}

/** A Markdown picture within a line of text: where it is, what it shows, its title. */
export function ImageDialog({ image, resolveImage, uploadImage, onKeep, onClose }: ImageDialogProps) {
  const [values, setValues] = useState(image)
  const [tried, setTried] = useState(false)
  const problem =
    values.src.trim() === '' ? t('figure.error.src') : isSafeUrl(values.src) ? null : t('figure.error.url')
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (problem === null) onKeep({ ...values, src: values.src.trim(), title: values.title || null })
  }
  const actions = (
    <Button look="primary" type="submit" form="image-form">
      {t('figure.save')}
    </Button>
  )
  return (
    <Dialog title={t('image.title')} onClose={onClose} actions={actions}>
      <form id="image-form" className={styles.form} onSubmit={keep} noValidate>
        <PictureField
          src={values.src}
          error={tried ? problem : null}
          resolveImage={resolveImage}
          uploadImage={uploadImage}
          onSrc={(src) => setValues({ ...values, src })}
        />
        <TextField
          label={t('figure.alt')}
          hint={t('figure.alt.hint')}
          value={values.alt}
          onChange={(event) => setValues({ ...values, alt: event.target.value })}
        />
        <TextField
          label={t('image.tooltip')}
          value={values.title ?? ''}
          onChange={(event) => setValues({ ...values, title: event.target.value })}
        />
      </form>
    </Dialog>
  )
}
