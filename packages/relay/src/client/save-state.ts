/** What a person is told about what they wrote; the words are the promise of relay.md. */
export type SaveState =
  | { readonly kind: 'connecting' }
  /** Every change made here up to this moment is on the server's disk. */
  | { readonly kind: 'saved' }
  /** On its way, and kept in this browser where that works. `since`: when the oldest of it was written. */
  | { readonly kind: 'saving'; readonly since: number }
  /** `unsaved`: something was written that only this browser has. `keptHere`: it outlives closing the tab. */
  | { readonly kind: 'offline'; readonly unsaved: boolean; readonly keptHere: boolean }
  | { readonly kind: 'not-saved'; readonly code: string; readonly text: string }

/** When an unacknowledged change turns red (threats.md 6.1). */
export const redAfterMs = 8_000

/** For how long the browser's copy may lag behind before the words say so: it is written within milliseconds, and words must not flicker. */
export const copyLagMs = 1_000

const noAnswer = {
  code: 'no-answer',
  text: 'The server has not confirmed your last changes. They stay on this screen and in this browser.',
}

/** What the state follows from. */
export interface SaveFacts {
  readonly isConnected: boolean
  readonly hasBeenConnected: boolean
  /** The mark after the client's own sync step 2 was acknowledged on this connection. */
  readonly isSynced: boolean
  /** When the oldest change that is not acknowledged was made; null when there is none. */
  readonly unsavedSince: number | null
  readonly refusal: { readonly code: string; readonly text: string } | null
  readonly keptHere: boolean
}

export function saveStateOf(facts: SaveFacts, now: number): SaveState {
  const { isConnected, unsavedSince, refusal } = facts
  if (refusal !== null) return { kind: 'not-saved', ...refusal }
  if (!isConnected) {
    if (!facts.hasBeenConnected && unsavedSince === null) return { kind: 'connecting' }
    return { kind: 'offline', unsaved: unsavedSince !== null, keptHere: facts.keptHere }
  }
  if (unsavedSince === null) return facts.isSynced ? { kind: 'saved' } : { kind: 'connecting' }
  if (now - unsavedSince >= redAfterMs) return { kind: 'not-saved', ...noAnswer }
  return { kind: 'saving', since: unsavedSince }
}
