import type { Editor } from '@tiptap/core'
import { Toolbar } from '../../features/toolbar/toolbar.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './tool-row.module.css'

/** The toolbar; in its place, for those who may not write, why. */
export function ToolRow({ editor, reason }: { editor: Editor; reason: string | null }) {
  if (reason === null) return <Toolbar editor={editor} />
  return (
    <p className={styles.reason} role="status">
      <Icon name="eye" />
      {reason}
    </p>
  )
}
