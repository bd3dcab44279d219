import type { Phase, Role } from '@stanza/schema/api'

/** What becomes of a person's typing: it changes the text, is proposed, or is refused. */
export type Typing = 'edits' | 'suggests' | 'refused'

const outsiders = { reader: 'refused', commenter: 'refused' } as const

/** Rows and columns of the table in review.md. An editor's change after the release is an erratum, yet an edit. */
const table: Readonly<Record<Phase, Readonly<Record<Role, Typing>>>> = {
  collecting: { ...outsiders, suggester: 'suggests', writer: 'edits', editor: 'edits', owner: 'edits' },
  'last call': { ...outsiders, suggester: 'suggests', writer: 'edits', editor: 'edits', owner: 'edits' },
  review: { ...outsiders, suggester: 'suggests', writer: 'suggests', editor: 'edits', owner: 'edits' },
  released: { ...outsiders, suggester: 'suggests', writer: 'suggests', editor: 'edits', owner: 'edits' },
}

/** What typing does for this role in this phase. A role or phase that is unknown is refused (threats.md S05). */
export function typing(role: Role, phase: Phase): Typing {
  return table[phase]?.[role] ?? 'refused'
}
