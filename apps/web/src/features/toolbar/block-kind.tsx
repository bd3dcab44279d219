import { editorCommand } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { commandLabel } from '../../messages/command-label.ts'
import { t } from '../../messages/message.ts'
import { blockKinds } from './toolbar-buttons.ts'
import styles from './toolbar.module.css'

const commands = blockKinds.map(editorCommand)

/** What kind of block the caret is in, and the way to make it another. */
export function BlockKind({ editor }: { editor: Editor }) {
  const kind = useEditorState({
    editor,
    selector: ({ editor: now }) => commands.find((command) => command.isActive(now))?.id ?? '',
  })
  const change = (id: string): void => {
    editorCommand(id).run(editor)
    editor.view.focus()
  }
  return (
    <select
      className={styles.kind}
      aria-label={t('toolbar.style')}
      title={t('toolbar.style')}
      value={kind}
      onChange={(event) => change(event.target.value)}
    >
      {kind === '' && (
        <option value="" disabled>
          {t('toolbar.style.other')}
        </option>
      )}
      {commands.map((command) => (
        <option key={command.id} value={command.id}>
          {commandLabel(command.message)}
        </option>
      ))}
    </select>
  )
}
