import { Schema } from 'prosemirror-model'
import { marks } from '../marks/marks.ts'
import { blockquote } from './blockquote.ts'
import { hardBreak, softBreak } from './breaks.ts'
import { codeBlock } from './code-block.ts'
import { doc } from './doc.ts'
import { heading } from './heading.ts'
import { horizontalRule } from './horizontal-rule.ts'
import { image } from './image.ts'
import { bulletList, listItem, orderedList } from './list.ts'
import { paragraph } from './paragraph.ts'
import { rawBlock, rawInline } from './raw.ts'
import { figure, inlineShortcode, shortcode } from './shortcode.ts'
import { table, tableCell, tableHeader, tableRow } from './table.ts'

/** Every node an edition may hold. `paragraph` comes first: it is what an empty place becomes. */
export const nodes = {
  doc,
  paragraph,
  text: { group: 'inline' },
  heading,
  bulletList,
  orderedList,
  listItem,
  figure,
  shortcode,
  blockquote,
  codeBlock,
  horizontalRule,
  table,
  tableRow,
  tableCell,
  tableHeader,
  rawBlock,
  hardBreak,
  softBreak,
  image,
  inlineShortcode,
  rawInline,
} as const

/**
 * The version of the node and mark definitions. It rises with every change that an older client could destroy by opening
 * a document (relay.md, mechanism 7): a new node, mark or attribute. Types are never removed, only deprecated.
 * With each rise an edition that has what is new is stored for later versions to read: `tools/store-document.ts`.
 */
export const schemaVersion = 1

/** The one ProseMirror schema: the server, the command line and the editor all read and write by it. */
export const documentSchema = new Schema({ nodes, marks })
