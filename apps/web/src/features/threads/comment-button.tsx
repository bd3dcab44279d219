import { useLayoutEffect, useRef, useState } from 'react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { t } from '../../messages/message.ts'
import { IconButton } from '../../ui/button.tsx'
import { keyNames } from '../../ui/key-names.ts'
import styles from './comment-button.module.css'

export const commentKeys = 'Mod-Alt-m'

/** The button beside words that are marked; on a phone it stands at the window's foot. Nothing of the page moves for it. */
export function CommentButton({ editor, onComment }: { editor: Editor; onComment: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState<number | null>(null)
  const marked = useEditorState({
    editor,
    selector: ({ editor: { state } }) =>
      state.selection.empty ||
      state.doc.textBetween(state.selection.from, state.selection.to, ' ').trim() === ''
        ? null
        : state.selection.from,
  })
  useLayoutEffect(() => {
    const box = place.current?.getBoundingClientRect()
    if (marked === null || !box) return
    // oxlint-disable-next-line react/react-compiler -- The place is known only once the page is laid out.
    setTop(Math.round(editor.view.coordsAtPos(marked, 1).top - box.top))
  }, [editor, marked])
  return (
    <div ref={place} className={styles.place}>
      {marked !== null && top !== null && (
        <div className={styles.button} style={{ top: `${top}px` }}>
          <IconButton
            icon="comment"
            label={t('threads.begin')}
            keys={keyNames(commentKeys, navigator.platform)}
            // The words stay marked while it is pressed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={onComment}
          />
        </div>
      )}
    </div>
  )
}
