import { sectionSpec, type Newsletter, type Section } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'

/** A line of the outline: a section or group, with what it holds. */
export interface OutlineRow {
  /** Index of its heading in the document; what jump and move speak of. */
  readonly from: number
  readonly to: number
  readonly id: string
  readonly title: string
  readonly level: number
  readonly items: number
  /** `standing`: the same every month, not counted. `empty`: news is awaited and there is none. */
  readonly state: 'filled' | 'empty' | 'standing'
  readonly groups: readonly OutlineRow[]
}

/** The outline of the sections, as the newsletter's configuration calls them. */
export const outlineRows = (sections: readonly Section[], newsletter: Newsletter): OutlineRow[] =>
  sections.map((section) => ({
    from: section.from,
    to: section.to,
    id: section.id ?? `at-${section.from}`,
    title: section.title,
    level: section.level,
    items: section.items,
    state: stateOf(section, newsletter),
    groups: outlineRows(section.groups, newsletter),
  }))

function stateOf(section: Section, newsletter: Newsletter): OutlineRow['state'] {
  const body = sectionSpec(newsletter, section.key)?.body
  if (body === 'standing' || body === 'credits') return 'standing'
  if (section.items > 0) return 'filled'
  if (body === 'items' || body === 'upcoming') return 'empty'
  return section.to - section.from > 1 ? 'standing' : 'empty'
}

/** The row whose own lines hold a child of the document, the innermost one; null above the first heading. */
export function rowAt(rows: readonly OutlineRow[], child: number): OutlineRow | null {
  const row = rows.find(({ from, to }) => child >= from && child < to)
  return row ? (rowAt(row.groups, child) ?? row) : null
}

/** Every row that holds a place in the document: the section, then its group. */
export function rowsAt(rows: readonly OutlineRow[], document: Node, position: number): readonly OutlineRow[] {
  if (position > document.content.size) return []
  const child = document.resolve(position).index(0)
  return rows.flatMap((row) => [row, ...row.groups]).filter(({ from, to }) => child >= from && child < to)
}
