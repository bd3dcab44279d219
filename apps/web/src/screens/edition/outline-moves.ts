import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { editorCommand } from '@stanza/editor'
import { moveSection, positionOf } from '../../features/outline/move-section.ts'
import type { OutlineRow } from '../../features/outline/outline-rows.ts'
import { t } from '../../messages/message.ts'
import type { Notice } from '../../ui/notices.tsx'

/** Goes to a section: its heading at the top of the page, the caret behind its words. */
export function jumpTo({ view, state }: Editor, { from }: Pick<OutlineRow, 'from'>): void {
  const at = positionOf(state.doc, from)
  const heading = state.doc.child(from)
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + heading.nodeSize - 1)))
  view.focus()
  const element = view.nodeDOM(at)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

/** Moves a section before a child of the document: done at once, with Undo. */
export function moveRow(
  editor: Editor,
  row: OutlineRow,
  before: number,
  notify: (notice: Notice) => void,
): void {
  const moved = moveSection(editor.state.tr, row, before)
  if (!moved) return
  editor.view.dispatch(moved)
  notify({
    text: t('outline.moved', { title: row.title || t('outline.untitled') }),
    action: { label: t('undo'), onAct: () => void editorCommand('undo').run(editor) },
  })
}
