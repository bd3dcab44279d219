import type { Person } from './room/member.ts'

/** Somebody's presence as their own node tells it; `said` is the JSON their browser sent, null when they have left. */
export interface FarPresence {
  readonly client: number
  readonly person: Person
  readonly said: string | null
}

/** What a node hears from the others. */
export interface NeighbourNews {
  /** A document has grown up to `seq`. A reason to look, nothing more: it may be late, doubled, lost or made up. */
  grew(document: string, seq: number): void
  present(document: string, entries: readonly FarPresence[]): void
  /** Somebody has opened the document and knows nobody yet. */
  whoIsThere(document: string): void
  /** Most of the document goes, by somebody of that name, or ''; that version holds what was there. */
  deleted(document: string, version: string, name: string): void
}

/**
 * The other nodes on the same log. Neither content nor an acknowledgement ever goes this way: without it everything is
 * slower and nothing is wrong (relay.md, mechanism 4). No method waits or fails.
 */
export interface Neighbours {
  tellGrowth(document: string, seq: number): void
  /** Called often without entries, which is nothing to tell. */
  tellPresence(document: string, entries: readonly FarPresence[]): void
  askWhoIsThere(document: string): void
  tellDeletion(document: string, version: string, name: string): void
  /** @returns how to stop listening. */
  listen(news: NeighbourNews): () => void
}
