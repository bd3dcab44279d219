import type { Clock } from '../clock.ts'
import type { CloseReason } from '../close-reason.ts'
import type { Limits } from '../limits.ts'
import type { Neighbours } from '../neighbours.ts'
import type { NewUpdate, UpdateLog } from '../update-log.ts'
import type { Allowances } from './allowances.ts'
import type { Committer } from './committer.ts'
import type { Member } from './member.ts'
import type { RoomContent } from './room-content.ts'
import type { SettlerWorld } from './settler.ts'
import type { MassDeletion } from './tripwire.ts'

/** Connections now, and bytes of frames since the start: counted for those who watch the server. */
export interface Traffic {
  connections: number
  receivedBytes: number
  sentBytes: number
}

/** What all rooms of a process share. */
export interface RoomWorld extends SettlerWorld {
  readonly log: UpdateLog
  readonly clock: Clock
  readonly limits: Limits
  /** Versions of the document's schema that may write, oldest and present. */
  readonly schema: { readonly min: number; readonly now: number }
  readonly committer: Committer<Pending>
  readonly allowances: Allowances
  readonly traffic: Traffic
  /**
   * Keeps what was there before somebody deletes most of a document; the deletion waits for it. Gives the id under which it
   * is kept, null where nothing is kept.
   */
  readonly beforeMassDeletion: (deletion: MassDeletion) => Promise<string | null>
  /** Null: there are no other nodes, or no way to them. */
  readonly neighbours: Neighbours | null
}

/** An update on its way to the disk. */
export interface Pending {
  readonly update: NewUpdate
  /** What it was judged by and is expected in. */
  readonly content: RoomContent
  /** How many updates the room had taken with it. */
  readonly order: number
  /** Null: an edit of the server itself. */
  readonly member: Member | null
  readonly settle?: { readonly done: () => void; readonly failed: (error: unknown) => void }
}

/**
 * `open` and `closing` hold the same content: one who joins while the room closes finds it as it was. While `rebuilding`,
 * after a commit that failed, nothing is taken and nothing is told: only the log says what is true then.
 */
export type RoomState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly content: RoomContent }
  | { readonly kind: 'rebuilding' }
  | { readonly kind: 'closing'; readonly content: RoomContent }
  | { readonly kind: 'closed'; readonly reason: CloseReason | 'idle' }
