import { attributeText } from '@stanza/schema'
import { type Editor, getMarkRange } from '@tiptap/core'
import type { Attrs } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { type LinkTarget, readLinkTarget } from './link-target.ts'

/** The link at the selection. */
export interface LinkAttributes {
  readonly href: string
  readonly title: string | null
}

/** The link that the selection is in or begins in, of text or of a selected picture, or null. */
export function linkAt(state: EditorState): LinkAttributes | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type.name === 'image') {
    const { href, hrefTitle } = selection.node.attrs
    return typeof href === 'string' ? { href, title: textOrNull(hrefTitle) } : null
  }
  const range = linkRange(state)
  return range === null ? null : attributesOf(range.attrs)
}

const attributesOf = (attrs: Attrs): LinkAttributes => ({
  href: attributeText(attrs['href']),
  title: textOrNull(attrs['title']),
})
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function linkRange(state: EditorState): { from: number; to: number; attrs: Attrs } | null {
  const { link } = state.schema.marks
  if (link === undefined) return null
  const { $from, empty } = state.selection
  // A caret behind the last letter is at the link; a selection that begins there is not.
  const mark =
    $from.marksAcross($from)?.find(({ type }) => type === link) ?? link.isInSet($from.nodeAfter?.marks ?? [])
  const before = empty ? link.isInSet($from.nodeBefore?.marks ?? []) : undefined
  const attrs = (mark ?? before)?.attrs
  const range = attrs === undefined ? undefined : getMarkRange($from, link, attrs)
  return range === undefined || attrs === undefined ? null : { ...range, attrs }
}

/**
 * Links the selected text or picture, changes the link that the caret is in, or, where there is neither, writes `text` (or the
 * address) as a link. A refusal is a value and changes nothing.
 */
export function setLink(
  editor: Editor,
  { href, title = null, text }: { href: string; title?: string | null; text?: string },
): LinkTarget {
  const target = readLinkTarget(href)
  const { state, view } = editor
  const { link } = state.schema.marks
  if (!target.ok || link === undefined) return target
  const { selection, tr: transaction } = state
  const mark = link.create({ href: target.href, title: title === '' ? null : title })
  if (selection instanceof NodeSelection && selection.node.type.name === 'image') {
    transaction.setNodeAttribute(selection.from, 'href', target.href)
    transaction.setNodeAttribute(selection.from, 'hrefTitle', mark.attrs['title'])
  } else if (selection.empty) {
    const range = linkRange(state)
    if (range === null)
      transaction.replaceSelectionWith(state.schema.text(text || href.trim(), [mark]), false)
    else transaction.addMark(range.from, range.to, mark)
  } else {
    transaction.addMark(selection.from, selection.to, mark)
  }
  view.dispatch(transaction.removeStoredMark(link).scrollIntoView())
  return target
}

/** Takes the link off the selection, or off the whole link that the caret is in. False where there is none. */
export function unsetLink(editor: Editor): boolean {
  const { state, view } = editor
  const { link } = state.schema.marks
  if (linkAt(state) === null || link === undefined) return false
  const { selection, tr: transaction } = state
  if (selection instanceof NodeSelection) {
    transaction.setNodeAttribute(selection.from, 'href', null)
    transaction.setNodeAttribute(selection.from, 'hrefTitle', null)
  } else {
    const range = linkRange(state)
    const { from, to } = selection.empty && range !== null ? range : selection
    transaction.removeMark(from, to, link)
  }
  view.dispatch(transaction)
  return true
}

/** Selects the whole link that the caret is in, so that a dialog's change falls on all of it. */
export function selectLink(editor: Editor): boolean {
  const range = linkRange(editor.state)
  return range !== null && editor.commands.setTextSelection({ from: range.from, to: range.to })
}
