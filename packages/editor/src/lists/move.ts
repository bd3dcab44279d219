import { Fragment, type Node, type NodeRange, type NodeType, type ResolvedPos } from '@tiptap/pm/model'
import {
  type Command,
  type EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'

type Direction = 'up' | 'down'

/** Moves the list items (or else the blocks) that hold the selection one place up, with all that is nested in them. */
export const moveUp: Command = (state, dispatch) => move(state, 'up', dispatch)

/** The same downwards. */
export const moveDown: Command = (state, dispatch) => move(state, 'down', dispatch)

/**
 * An item changes places with its neighbour. At the edge of a nested list it becomes the neighbour of the item around it; at
 * the edge of a whole list it steps over the one block there, into the list behind that or, where there is none, into a list
 * of its own: so one press takes an item from group to group over their headings.
 */
function move(
  state: EditorState,
  direction: Direction,
  dispatch?: (transaction: Transaction) => void,
): boolean {
  const range = movedRange(state.selection)
  if (range === null) return false
  const transaction = state.tr
  const moved =
    swap(transaction, range, direction) ||
    (isList(range.parent)
      ? leaveList(transaction, range, direction)
      : leaveQuote(transaction, range, direction))
  if (moved) dispatch?.(transaction.scrollIntoView())
  return moved
}

const isList = (node: Node): boolean => node.type.isInGroup('list')

/** The items of the innermost list that holds the whole selection; a selected block, or blocks outside lists, as they are. */
function movedRange(selection: Selection): NodeRange | null {
  const { $from, $to } = selection
  if (selection instanceof NodeSelection && selection.node.isBlock) return $from.blockRange($to)
  const table = around($from, (node) => node.type.name === 'table')
  const $start = table === null ? $from : $from.doc.resolve($from.before(table))
  const $end = table === null ? $to : $from.doc.resolve($from.after(table))
  return $start.blockRange($end, isList) ?? $start.blockRange($end)
}

function around($position: ResolvedPos, test: (node: Node) => boolean): number | null {
  for (let { depth } = $position; depth > 0; depth -= 1) if (test($position.node(depth))) return depth
  return null
}

function swap(transaction: Transaction, range: NodeRange, direction: Direction): boolean {
  const { parent, startIndex, endIndex, start, end } = range
  const neighbour = direction === 'up' ? startIndex - 1 : endIndex
  if (neighbour < 0 || neighbour >= parent.childCount) return false
  const size = parent.child(neighbour).nodeSize
  replant(transaction, range, direction === 'up' ? start - size : end + size)
  return true
}

/** Takes the range out and puts it in at `place` (a place of the document before), with the selection in it. */
function replant(
  transaction: Transaction,
  range: NodeRange,
  place: number,
  wrap?: (content: Fragment) => Fragment,
): void {
  const { start, end, parent, startIndex, endIndex } = range
  const content = Fragment.fromArray(
    Array.from({ length: endIndex - startIndex }, (_, index) => parent.child(startIndex + index)),
  )
  const { anchor, head } = transaction.selection
  const selectsNode = transaction.selection instanceof NodeSelection
  transaction.delete(start, end)
  const to = transaction.mapping.map(place, place > start ? 1 : -1)
  transaction.insert(to, wrap === undefined ? content : wrap(content))
  const offset = to + (wrap === undefined ? 0 : 1) - start
  const { doc } = transaction
  transaction.setSelection(
    selectsNode
      ? NodeSelection.create(doc, anchor + offset)
      : TextSelection.between(doc.resolve(anchor + offset), doc.resolve(head + offset)),
  )
}

function leaveList(transaction: Transaction, range: NodeRange, direction: Direction): boolean {
  const { $from, depth, parent: list } = range
  const listStart = $from.before(depth)
  const listEnd = $from.after(depth)
  const holder = $from.node(depth - 1)
  const whole = range.startIndex === 0 && range.endIndex === list.childCount
  if (holder.type.name === 'listItem') {
    replant(transaction, range, direction === 'up' ? $from.before(depth - 1) : $from.after(depth - 1))
  } else {
    const index = $from.index(depth - 1)
    const neighbour = direction === 'up' ? index - 1 : index + 1
    if (neighbour < 0 || neighbour >= holder.childCount) return false
    const size = holder.child(neighbour).nodeSize
    const place = direction === 'up' ? listStart - size : listEnd + size
    const behind = neighbour + (direction === 'up' ? -1 : 1)
    const target = behind < 0 || behind >= holder.childCount ? null : holder.child(behind)
    if (target?.type === list.type) replant(transaction, range, direction === 'up' ? place - 1 : place + 1)
    else replant(transaction, range, place, (items) => Fragment.from(listLike(list, items)))
  }
  if (whole) removeEmptyList(transaction, list.type, transaction.mapping.map(listStart))
  return true
}

const listLike = (list: Node, items: Fragment): Node => list.type.create({ ...list.attrs, id: null }, items)

function removeEmptyList(transaction: Transaction, type: NodeType, position: number): void {
  for (const place of [position, position - 1]) {
    const node = place < 0 ? null : transaction.doc.nodeAt(place)
    if (node?.type === type && node.childCount === 0) {
      transaction.delete(place, place + node.nodeSize)
      return
    }
  }
}

function leaveQuote(transaction: Transaction, range: NodeRange, direction: Direction): boolean {
  const { $from, depth, parent } = range
  if (parent.type.name !== 'blockquote') return false
  replant(transaction, range, direction === 'up' ? $from.before(depth) : $from.after(depth))
  return true
}
