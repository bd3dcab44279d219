import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { RelativePosition } from 'yjs'

/** A place in the text that stays with its characters, and the block that it is in. */
interface SharedPlace {
  readonly relative: RelativePosition
  readonly block: string | null
  /** Distance from the block's start, for when the characters are gone but the block is there (it was moved). */
  readonly offset: number
}

/** A selection that can be found again after others have changed the text. */
export interface SharedSelection {
  readonly kind: 'text' | 'node'
  readonly anchor: SharedPlace
  readonly head: SharedPlace
}

/** The binding of a view's state to the shared text; undefined while there is none. */
export const bindingOf = (state: EditorState): ProsemirrorBinding | undefined =>
  (ySyncPluginKey.getState(state) as { binding?: ProsemirrorBinding } | undefined)?.binding

/** Remembers a selection. The state must be what the shared text holds: ask before a local change, not after. */
export function shareSelection(state: EditorState, binding: ProsemirrorBinding): SharedSelection {
  const relative = (position: number): RelativePosition =>
    absolutePositionToRelativePosition(position, binding.type, binding.mapping) as RelativePosition
  const { anchor, head } = state.selection
  return inBlocks(state, { anchor, relative: relative(anchor) }, { head, relative: relative(head) })
}

/**
 * What y-tiptap remembered of the selection before others' change that it now renders: the shared text has changed already,
 * so asking again would be too late. Null when it renders for another reason.
 */
export function selectionBefore(state: EditorState, binding: ProsemirrorBinding): SharedSelection | null {
  const kept = binding.beforeTransactionSelection as {
    anchor: RelativePosition
    head: RelativePosition
  } | null
  if (kept === null) return null
  const { anchor, head } = state.selection
  return inBlocks(state, { anchor, relative: kept.anchor }, { head, relative: kept.head })
}

function inBlocks(
  { doc, selection }: EditorState,
  { anchor, relative: anchorRelative }: { anchor: number; relative: RelativePosition },
  { head, relative: headRelative }: { head: number; relative: RelativePosition },
): SharedSelection {
  return {
    kind: selection instanceof NodeSelection ? 'node' : 'text',
    anchor: { relative: anchorRelative, ...blockAt(doc, anchor) },
    head: { relative: headRelative, ...blockAt(doc, head) },
  }
}

type Shared = Pick<ProsemirrorBinding, 'doc' | 'type' | 'mapping'>

/** Finds a selection again; null where neither its characters nor its blocks are left. */
export function findSelection(doc: Node, shared: SharedSelection, binding: Shared): Selection | null {
  const anchor = findPlace(doc, shared.anchor, binding)
  const head = findPlace(doc, shared.head, binding)
  if (anchor === null || head === null) return null
  if (shared.kind === 'node') {
    const node = doc.nodeAt(anchor)
    return node !== null && NodeSelection.isSelectable(node) ? NodeSelection.create(doc, anchor) : null
  }
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

/**
 * The characters' own place wins if it is still in the same block. y-tiptap guesses by equal text when it is not, and so
 * sends a caret in an empty paragraph, in which somebody types, to the next empty one; blocks have ids, so we look there.
 */
function findPlace(doc: Node, { relative, block, offset }: SharedPlace, binding: Shared): number | null {
  const found = relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping)
  const place = found !== null && found >= 0 && found <= doc.content.size ? found : null
  if (block === null || (place !== null && blockAt(doc, place).block === block)) return place
  const start = findBlock(doc, block)
  if (start === null) return place
  const node = doc.nodeAt(start)
  return node === null ? place : start + Math.min(offset, node.nodeSize - 1)
}

/** The innermost block with an id around a place, and how far into it the place is. */
function blockAt(doc: Node, position: number): { block: string | null; offset: number } {
  const $position = doc.resolve(position)
  for (let { depth } = $position; depth > 0; depth -= 1) {
    const id: unknown = $position.node(depth).attrs['id']
    if (typeof id === 'string') return { block: id, offset: position - $position.before(depth) }
  }
  return { block: null, offset: position }
}

/** Position of the block with this id, or null. */
export function findBlock(doc: Node, id: string): number | null {
  let found: number | null = null
  doc.descendants((node, position) => {
    if (found === null && node.attrs['id'] === id) found = position
    return found === null && !node.inlineContent
  })
  return found
}
