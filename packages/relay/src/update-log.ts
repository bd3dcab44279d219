/** An update as a room hands it to the log. `(connection, n)` is unique, so a retry after an unknown outcome is harmless. */
export interface NewUpdate {
  readonly document: string
  readonly bytes: Uint8Array
  /** Id of the person whose connection sent it; never taken from the content (threats.md T10). */
  readonly author: string
  readonly connection: string
  readonly n: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

export interface LoggedUpdate extends NewUpdate {
  /** 1, 2, 3 … without a gap, for each document. */
  readonly seq: number
}

/** One state in place of everything up to `seq`. */
export interface StoredSnapshot {
  readonly seq: number
  readonly bytes: Uint8Array
  /** What the state holds, without its content (`Settled.outline`); null where it was kept before there were any. */
  readonly outline: Uint8Array | null
}

/** What a cold start reads of one document: a snapshot, and everything after it. */
export interface StoredLog {
  /** Names one history of the document; a restore or a new import starts another. */
  readonly epoch: string
  /** The seq of the newest update. */
  readonly head: number
  readonly snapshot: StoredSnapshot | null
  readonly tail: readonly LoggedUpdate[]
  /** Who owns each clientID: the author of the first update with content under it, for good (threats.md T05). */
  readonly owners: ReadonlyMap<number, string>
}

/** The port behind every room: an append-only log of updates. `packages/store` implements it. */
export interface UpdateLog {
  /** Null when there is no such document: a room never makes one up. */
  load(document: string): Promise<StoredLog | null>
  /**
   * Writes a batch, all or nothing, and resolves only when it is flushed to storage.
   * @returns the seq of each update, in order.
   * @throws StoreError when nothing of it was kept.
   */
  append(batch: readonly NewUpdate[]): Promise<readonly number[]>
  /** The updates after `seq`, oldest first. */
  since(document: string, seq: number): Promise<readonly LoggedUpdate[]>
  /** The newest seq of each of these documents, so that what other processes wrote is seen by one question. */
  heads(documents: readonly string[]): Promise<ReadonlyMap<string, number>>
  /**
   * Keeps the state that all updates up to `seq` make and its outline, after reading them back. The caller has compared
   * the state's content with the log's (relay.md, mechanism 5). Old updates stay for 90 days.
   */
  snapshot(document: string, seq: number, bytes: Uint8Array, outline: Uint8Array): Promise<void>
}
