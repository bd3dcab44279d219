import type { ReactNode } from 'react'
import type { Editor } from '@tiptap/core'
import { Toolbar } from '../../features/toolbar/toolbar.tsx'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './tool-row.module.css'

interface ToolRowProps {
  readonly editor: Editor
  /** Why nothing can be written; null where something can. */
  readonly reason: string | null
  /** Whether typing edits or suggests. */
  readonly choice: ReactNode
  /** Opens the door of a released issue. */
  readonly onErratum: (() => void) | null
}

/** The toolbar, and what typing does; in its place, for those who may not write, why, and the door where there is one. */
export function ToolRow({ editor, reason, choice, onErratum }: ToolRowProps) {
  if (reason === null)
    return (
      <div className={styles.row}>
        <Toolbar editor={editor} />
        <div className={styles.choice}>{choice}</div>
      </div>
    )
  return (
    <p className={styles.reason} role="status">
      <Icon name="eye" />
      {reason}
      {onErratum && (
        <Button icon="suggestion" onClick={onErratum}>
          {t('suggesting.erratum')}
        </Button>
      )}
    </p>
  )
}
