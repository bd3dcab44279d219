import { useEffect, useRef } from 'react'
import { runSlashItem, slashMenu, slashMenuId, slashOptionId } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { commandLabel } from '../../messages/command-label.ts'
import { t } from '../../messages/message.ts'
import styles from './slash-menu-list.module.css'

/** Draws the editor's slash menu below the stroke; the caret stays in the text and the keys are the editor's. */
export function SlashMenuList({ editor }: { editor: Editor }) {
  const list = useRef<HTMLDivElement>(null)
  const menu = useEditorState({ editor, selector: ({ editor: now }) => slashMenu(now) })
  const chosen = menu.open ? menu.chosen : 0
  const from = menu.open ? menu.from : null
  const count = menu.open ? menu.items.length : 0
  useEffect(() => {
    const element = list.current
    if (!element || from === null || count === 0) return
    const caret = editor.view.coordsAtPos(from)
    const room = globalThis.innerHeight - caret.bottom
    const above = room < element.offsetHeight + 16 && caret.top > room
    element.style.left = `${Math.max(8, Math.min(caret.left, globalThis.innerWidth - element.offsetWidth - 8))}px`
    element.style.top = `${above ? caret.top - element.offsetHeight - 6 : caret.bottom + 6}px`
  }, [editor, from, count])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (!menu.open) return null
  return (
    <div ref={list} id={slashMenuId} role="listbox" aria-label={t('slash.title')} className={styles.list}>
      {menu.items.map((command, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled in the text.
        <div
          key={command.id}
          id={slashOptionId(command)}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => runSlashItem(editor, command)}
        >
          {commandLabel(command.message)}
        </div>
      ))}
    </div>
  )
}
