import type { LoggedUpdate, NewUpdate, StoredLog, StoredSnapshot, UpdateLog } from '../update-log.ts'

/** A log in memory whose commits a test can hold back and let fail. */
export interface HeldLog extends UpdateLog {
  readonly rows: Map<string, LoggedUpdate[]>
  readonly batches: number[]
  create(document: string, first: Uint8Array): void
  /** Commits wait until they are let go. */
  hold(): void
  letGo(): Promise<void>
  /** Null: commits and loads work. */
  failWith(error: Error | null): void
  failLoadsWith(error: Error | null): void
}

export function heldLog(): HeldLog {
  const rows = new Map<string, LoggedUpdate[]>()
  const snapshots = new Map<string, StoredSnapshot>()
  const batches: number[] = []
  let held: (() => void)[] | null = null
  let failure: Error | null = null
  let loadFailure: Error | null = null

  const keep = (update: NewUpdate): number => {
    const log = rows.get(update.document)
    if (log === undefined) throw new RangeError('no document')
    log.push({ ...update, seq: log.length + 1 })
    return log.length
  }
  return {
    rows,
    batches,
    create: (document, bytes) =>
      void rows.set(document, [
        { document, bytes, author: 'founder', connection: 'first', n: 0, at: 0, seq: 1 },
      ]),
    hold: () => void (held = []),
    async letGo() {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
      await settled()
    },
    failWith: (error) => void (failure = error),
    failLoadsWith: (error) => void (loadFailure = error),
    async load(document): Promise<StoredLog | null> {
      if (loadFailure !== null) throw loadFailure
      const log = rows.get(document)
      const snapshot = snapshots.get(document) ?? null
      if (log === undefined) return null
      const tail = log.filter(({ seq }) => seq > (snapshot?.seq ?? 0))
      return { epoch: 'epoch', head: log.length, snapshot, tail, owners: new Map() }
    },
    async append(batch) {
      if (held !== null) await new Promise<void>((resolve) => held?.push(resolve))
      if (failure !== null) throw failure
      batches.push(batch.length)
      return batch.map(keep)
    },
    since: async (document, seq) => (rows.get(document) ?? []).filter((row) => row.seq > seq),
    heads: async (documents) => new Map(documents.map((id) => [id, rows.get(id)?.length ?? 0])),
    snapshot: async (document, seq, bytes, outline) => void snapshots.set(document, { seq, bytes, outline }),
  }
}

/** Lets every promise that can go on go on. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}
