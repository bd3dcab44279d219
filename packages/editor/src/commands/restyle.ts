import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'

/** What a restyling can be taken back with. */
export interface Restyled {
  /** Takes it back if nothing was written here since; tells whether it did. */
  undo(): boolean
}

/**
 * Gives nodes and marks the attributes that they have in another document of the same shape, as one step of undo: the words,
 * and what others write in them meanwhile, stay. Null where nothing differs.
 * @throws RangeError if the other document has another shape.
 */
export function restyle(editor: Editor, document: Node): Restyled | null {
  const { tr, doc } = editor.state
  if (doc.textContent !== document.textContent) throw new RangeError('the document has other words')
  restyleInside(tr, doc, document, 0)
  if (tr.steps.length === 0) return null
  const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager }
  undoManager.stopCapturing()
  editor.view.dispatch(tr)
  undoManager.stopCapturing()
  const step = undoManager.undoStack.at(-1)
  return { undo: () => undoManager.undoStack.at(-1) === step && undoManager.undo() !== null }
}

function restyleInside(tr: Transaction, parent: Node, model: Node, start: number): void {
  if (parent.childCount !== model.childCount) throw new RangeError('the document has another shape')
  parent.forEach((node, offset, index) => {
    const wanted = model.child(index)
    const at = start + offset
    if (node.isText) return restyleText(tr, node, wanted, at)
    for (const [key, value] of Object.entries(wanted.attrs)) {
      if (key !== 'id' && key !== 'section' && node.attrs[key] !== value) tr.setNodeAttribute(at, key, value)
    }
    restyleInside(tr, node, wanted, at + 1)
  })
}

function restyleText(tr: Transaction, text: Node, wanted: Node, at: number): void {
  const { link } = text.type.schema.marks
  const href: unknown = wanted.marks.find(({ type }) => type.name === 'link')?.attrs['href']
  const mark = text.marks.find(({ type }) => type === link)
  if (mark === undefined || link === undefined || mark.attrs['href'] === href) return
  tr.removeMark(at, at + text.nodeSize, mark)
  tr.addMark(at, at + text.nodeSize, link.create({ ...mark.attrs, href }))
}
