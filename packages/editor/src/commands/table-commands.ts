import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
} from '@tiptap/pm/tables'
import type { EditorCommand } from './command.ts'
import { alignColumns, type Alignment, alignmentAt, insertRowBefore } from '../tables/table-commands.ts'
import { fromProseMirror } from './command.ts'

const align = (alignment: Alignment | null): EditorCommand =>
  fromProseMirror(
    `align${alignment === null ? 'None' : { left: 'Left', center: 'Center', right: 'Right' }[alignment]}`,
    alignColumns(alignment),
    {
      group: 'table',
      keywords: ['column'],
      isActive: ({ state }) => alignmentAt(state) === alignment,
    },
  )

/** What can be done in a table; all disabled elsewhere. */
export const tableCommands: readonly EditorCommand[] = [
  fromProseMirror('rowBefore', insertRowBefore, { group: 'table', keywords: ['insert', 'above'] }),
  fromProseMirror('rowAfter', addRowAfter, { group: 'table', keywords: ['insert', 'below'] }),
  fromProseMirror('columnBefore', addColumnBefore, { group: 'table', keywords: ['insert', 'left'] }),
  fromProseMirror('columnAfter', addColumnAfter, { group: 'table', keywords: ['insert', 'right'] }),
  fromProseMirror('deleteRow', deleteRow, { group: 'table', keywords: ['remove'] }),
  fromProseMirror('deleteColumn', deleteColumn, { group: 'table', keywords: ['remove'] }),
  fromProseMirror('deleteTable', deleteTable, { group: 'table', keywords: ['remove'] }),
  align('left'),
  align('center'),
  align('right'),
  align(null),
]
