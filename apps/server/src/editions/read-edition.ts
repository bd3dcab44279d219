import { DocumentError, type FrontMatter, readDocument, readMatter } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { Refusal } from '../refusal/refusal.ts'
import type { Archive } from './newsroom.ts'

export interface EditionContent {
  readonly document: Node
  readonly matter: FrontMatter
  readonly seq: number
}

/**
 * Reads an edition's text as it is on disk. An edition that an id stands for but that has no document is a broken promise
 * and throws; content of a newer or hostile writer is refused by name, and the log still has it.
 */
export async function readEdition(
  { rooms }: Pick<Archive, 'rooms'>,
  edition: string,
): Promise<EditionContent | Refusal> {
  const state = await rooms.read(edition)
  if (state === null) throw new Error(`edition ${edition} has no document`)
  try {
    return { document: readDocument(state.ydoc), matter: readMatter(state.ydoc), seq: state.seq }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return new Refusal(
      'internal',
      `The text holds something that this version of the editor does not know (${error.message}). Nothing was changed or lost; update the server.`,
    )
  } finally {
    state.ydoc.destroy()
  }
}
