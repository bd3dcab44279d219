import { useState } from 'react'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { TextField } from '../../ui/field.tsx'
import type { FigureDialogProps } from './figure-dialog.tsx'
import styles from './figure.module.css'

type PictureFieldProps = Pick<FigureDialogProps, 'resolveImage' | 'uploadImage'> & {
  readonly src: string
  readonly error?: string | null
  readonly onSrc: (src: string) => void
}

/** Where a figure's picture is: upload one, or type its place; shown where this site has it. */
export function PictureField({ src, error, resolveImage, uploadImage, onSrc }: PictureFieldProps) {
  const [uploading, setUploading] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const picture = resolveImage(src)
  const upload = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return
    setUploading(true)
    const stored = await uploadImage(file)
    setUploading(false)
    setComplaint(stored.ok ? null : stored.message)
    if (stored.ok) onSrc(stored.src)
  }
  return (
    <>
      <div className={styles.picture}>
        {picture ? <img src={picture} alt="" /> : <p>{t('figure.no-preview')}</p>}
      </div>
      <DropZone
        label={t('figure.upload.label')}
        hint={uploading ? t('figure.uploading') : t('figure.upload')}
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        onFiles={(files) => void upload(files)}
      />
      {complaint && (
        <Callout tone="danger" role="alert">
          {complaint}
        </Callout>
      )}
      <TextField
        label={t('figure.src')}
        error={error}
        hint={t('figure.src.hint')}
        value={src}
        spellCheck={false}
        onChange={(event) => onSrc(event.target.value)}
      />
    </>
  )
}
