import { type Command, TextSelection } from '@tiptap/pm/state'
import { addRowBefore, isInTable, selectedRect } from '@tiptap/pm/tables'

export type Alignment = 'left' | 'center' | 'right'

/** Puts a table with a head into the document at the selection: three columns, a head and two rows. */
export const insertTable: Command = (state, dispatch) => {
  const { table, tableRow, tableHeader, tableCell } = state.schema.nodes
  if (!table || !tableRow || !tableHeader || !tableCell || isInTable(state)) return false
  const row = (cell: typeof tableCell) => tableRow.create(null, [cell.create(), cell.create(), cell.create()])
  const { $from } = state.selection
  if ($from.parent.type.spec.code === true) return false
  if (dispatch) {
    const node = table.create(null, [row(tableHeader), row(tableCell), row(tableCell)])
    const transaction = state.tr
    const emptyLine = $from.parent.isTextblock && $from.parent.content.size === 0
    const at = emptyLine ? $from.before() : $from.depth === 0 ? $from.pos : $from.after()
    if (emptyLine) transaction.replaceWith($from.before(), $from.after(), node)
    else transaction.insert(at, node)
    dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 3))).scrollIntoView())
  }
  return true
}

/** A row before this one; none before the head, which a pipe table begins with. */
export const insertRowBefore: Command = (state, dispatch) =>
  isInTable(state) && selectedRect(state).top > 0 && addRowBefore(state, dispatch)

/** Aligns the columns of the selection, head and all, since a pipe table aligns whole columns; null is the reader's default. */
export const alignColumns =
  (alignment: Alignment | null): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart, left, right } = selectedRect(state)
    const transaction = state.tr
    for (const offset of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      if (table.nodeAt(offset)?.attrs['align'] !== alignment) {
        transaction.setNodeAttribute(tableStart + offset, 'align', alignment)
      }
    }
    dispatch?.(transaction)
    return true
  }

/** The alignment of the column that the selection begins in; undefined outside tables. */
export function alignmentAt(state: Parameters<typeof isInTable>[0]): Alignment | null | undefined {
  if (!isInTable(state)) return undefined
  const { map, table, left, top } = selectedRect(state)
  return table.nodeAt(map.map[top * map.width + left] ?? 0)?.attrs['align'] as Alignment | null
}
