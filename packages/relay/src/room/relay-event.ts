import type { CloseReason } from '../close-reason.ts'

/** What the server may want to log, count or act on. Never content, never a name (threats.md T46). */
export type RelayEvent =
  | { readonly kind: 'opened' | 'closed'; readonly document: string }
  | {
      readonly kind: 'load-failed' | 'settle-failed' | 'snapshot-failed'
      readonly document: string
      readonly error: unknown
    }
  /** Somebody deletes most of a document at once. */
  | { readonly kind: 'mass-deletion'; readonly document: string; readonly person: string }
  /** What was there before could not be kept as a version; the log still has it. */
  | { readonly kind: 'deletion-not-kept'; readonly document: string; readonly error: unknown }
  /** The log cannot be asked for what other nodes wrote; told once until it can. */
  | { readonly kind: 'follow-failed'; readonly error: unknown }
  /** `code` is the store's, `unknown` for a mistake of ours. With `io` the process should end: what the disk holds is not known any more. */
  | {
      readonly kind: 'commit-failed'
      readonly document: string
      readonly code: string
      readonly error: unknown
    }
  | {
      readonly kind: 'committed'
      readonly document: string
      /** Who wrote them: none where the server itself did. */
      readonly connections: readonly string[]
      readonly updates: number
      readonly seq: number
      /** From the arrival of the oldest of them. */
      readonly ms: number
    }
  | {
      readonly kind: 'refused'
      readonly document: string
      readonly connection: string
      readonly code: string
    }
  | {
      readonly kind: 'dropped'
      readonly document: string
      readonly connection: string
      readonly reason: CloseReason
    }
