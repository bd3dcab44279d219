import type { RefObject } from 'react'
import { insertPictures } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { t } from '../../messages/message.ts'

/** The hidden field behind "Picture from this machine". */
export function PicturePicker({
  field,
  editor,
}: {
  field: RefObject<HTMLInputElement | null>
  editor: Editor
}) {
  return (
    <input
      ref={field}
      type="file"
      hidden
      multiple
      aria-label={t('figure.upload.label')}
      accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
      onChange={(event) => {
        insertPictures(editor, [...(event.target.files ?? [])])
        event.target.value = ''
      }}
    />
  )
}
