import { useRef, type KeyboardEvent } from 'react'
import { editorCommand } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { commandLabel } from '../../messages/command-label.ts'
import { t } from '../../messages/message.ts'
import { IconButton } from '../../ui/button.tsx'
import { keyNames } from '../../ui/key-names.ts'
import { BlockKind } from './block-kind.tsx'
import { toolbarGroups } from './toolbar-buttons.ts'
import styles from './toolbar.module.css'

const buttons = toolbarGroups.flat().map(([id, icon]) => ({ command: editorCommand(id), icon }))

/** The commonest commands as buttons: one stop for Tab, the arrow keys go along it. */
export function Toolbar({ editor }: { editor: Editor }) {
  const bar = useRef<HTMLDivElement>(null)
  const marks = useEditorState({
    editor,
    // One letter a button (on, off, disabled), compared as text: a keystroke that changes none of them draws nothing.
    selector: ({ editor: now }) =>
      buttons
        .map(({ command }) => (command.isActive(now) ? '1' : command.isEnabled(now) ? '0' : '-'))
        .join(''),
  })
  const steer = (event: KeyboardEvent): void => {
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>('select, button:not(:disabled)') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    if (document.activeElement?.tagName === 'SELECT' && event.key.startsWith('Arrow')) {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return
    }
    const to = {
      ArrowRight: stops[(at + 1) % stops.length],
      ArrowLeft: stops.at(at - 1),
      Home: stops[0],
      End: stops.at(-1),
    }[event.key]
    if (to) {
      event.preventDefault()
      to.focus()
    } else if (event.key === 'Escape') editor.view.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus.
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('toolbar.title')}
      aria-orientation="horizontal"
      className={styles.bar}
      onKeyDown={steer}
    >
      <BlockKind editor={editor} />
      {toolbarGroups.map((group) => (
        <div key={group[0]?.[0]} className={styles.group}>
          {group.map(([id, icon]) => {
            const command = editorCommand(id)
            const mark = marks[buttons.findIndex((one) => one.command === command)]
            const [keys] = command.keys
            const toggles = !['undo', 'redo', 'lift', 'nest', 'moveUp', 'moveDown', 'picture'].includes(id)
            return (
              <IconButton
                key={id}
                icon={icon}
                label={commandLabel(command.message)}
                keys={keys && keyNames(keys, navigator.platform)}
                tabIndex={-1}
                pressed={toggles ? mark === '1' : undefined}
                disabled={mark === '-'}
                // The caret stays in the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => command.run(editor)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}
