import type { Node } from 'prosemirror-model'

/** A block, list item or table row and the lines of the source that say it. */
export interface Placed {
  readonly node: Node
  /** Lines `[from, to)` of the source, 0-based, without blank lines at either end. */
  readonly from: number
  readonly to: number
  /** Where the content of the container that it stands in begins: characters to cut off each line. */
  readonly column: number
  /** A list item's marker with the spaces around it, `- `; null for what is no item or cannot be taken apart. */
  readonly lead: string | null
  /** Blocks of an item, items of a list, rows of a table; empty where lines cannot be taken apart. */
  readonly inside: readonly Placed[]
}

const itemLead = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?: {1,4}(?! )| |$)/

/** A list item's marker in its first line, cut where its container's content begins; null where tabs make columns unsure. */
export function readLead(line: string, column: number): string | null {
  const rest = line.slice(column)
  if (rest.includes('\t')) return null
  const lead = itemLead.exec(rest)?.[0]
  if (lead === undefined) return null
  // `-` alone, or before five spaces: the content begins one column behind the marker.
  const blank = rest.slice(lead.length).trim() === ''
  if (blank || rest.slice(lead.trimEnd().length).startsWith('     ')) return `${lead.trimEnd()} `
  return lead
}
