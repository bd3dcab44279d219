/** What one client, one document and one room may use (relay.md, limits). A load test lifts them; nothing else does. */
export interface Limits {
  /** Largest frame that is not an update, in bytes. */
  readonly frameBytes: number
  /** Largest update, in bytes: a paste, or the first sync of what was written offline. */
  readonly updateBytes: number
  /** Largest document, in bytes of its Yjs state. */
  readonly documentBytes: number
  /** Structs and deleted ranges in one update. */
  readonly updateParts: number
  /** ClientIDs in one update: a person has one for each tab that wrote offline. */
  readonly updateClients: number
  /** Content units in one run of an update (threats.md T06: clock jump). */
  readonly runLength: number
  /** How deep shared types may lie in each other, however many updates it takes (threats.md T06). */
  readonly nesting: number
  /** Characters, marks and parts in one paragraph, table row or other type, however many updates bring them (threats.md T06). */
  readonly blockLength: number
  readonly updatesPerSecond: number
  /** Bytes of updates that one person may have kept in 24 hours, over all connections and documents (threats.md T07). */
  readonly dailyBytes: number
  /** Frames of any kind; high enough for y-websocket, which sends every presence change of others back. */
  readonly framesPerSecond: number
  readonly bytesPerSecond: number
  /** Bytes waiting for one client before it is closed as too slow (threats.md T43). */
  readonly bufferedBytes: number
  readonly peoplePerRoom: number
  /** One person's presence, in bytes of JSON. */
  readonly presenceBytes: number
}

export const defaultLimits: Limits = {
  frameBytes: 256 * 1024,
  updateBytes: 2 * 1024 * 1024,
  documentBytes: 5 * 1024 * 1024,
  updateParts: 100_000,
  updateClients: 1_000,
  runLength: 1_000_000,
  nesting: 30,
  blockLength: 100_000,
  updatesPerSecond: 100,
  dailyBytes: 20 * 1024 * 1024,
  framesPerSecond: 1_000,
  bytesPerSecond: 1024 * 1024,
  bufferedBytes: 4 * 1024 * 1024,
  peoplePerRoom: 100,
  presenceBytes: 4 * 1024,
}
