import type { Clock } from '../clock.ts'
import type { NewUpdate, UpdateLog } from '../update-log.ts'

/** Who handed an update over and is told what became of it. */
export interface Owner<E> {
  /** On disk, in this order. The next commit waits for it. */
  committed(entries: readonly E[], seqs: readonly number[]): Promise<void> | void
  /** Nothing of it was kept. */
  failed(entries: readonly E[], error: unknown): void
}

export interface Entry {
  readonly update: NewUpdate
}

type Batch<E> = ReadonlyMap<Owner<E>, readonly E[]>

/** What became of a batch: the numbers of its entries, in their order. */
type Outcome = { readonly seqs: readonly number[] } | { readonly error: unknown }

/** Why an owner's entries wait: until all of this is done, or the deadline of the first has come. */
interface Hold {
  left: number
  readonly cancel: () => void
}

/**
 * Adaptive group commit for all rooms of a process (relay.md, mechanism 2): at once when nothing is under way, and what
 * comes meanwhile is the next batch. Never a delay, but where an owner asks for it. The next batch goes to the disk before anybody is told of the last, so
 * that the disk works while the sockets are written to.
 */
export class Committer<E extends Entry> {
  readonly #log: Pick<UpdateLog, 'append'>
  readonly #clock: Clock
  #waiting = new Map<Owner<E>, E[]>()
  readonly #held = new Map<Owner<E>, Hold>()
  /** Owners whose single entry waits for a second, and how to stop waiting for it. */
  readonly #gathering = new Map<Owner<E>, () => void>()
  #since: number | null = null
  #idle: (() => void)[] = []
  readonly #read: () => Promise<void>

  /**
   * @param read resolves when what the network has brought by now is read: what comes in one piece shares a commit. Default:
   * there is no network.
   */
  constructor(
    log: Pick<UpdateLog, 'append'>,
    clock: Clock,
    read: () => Promise<void> = async () => undefined,
  ) {
    this.#log = log
    this.#clock = clock
    this.#read = read
  }

  /** How long the commit that is under way has taken, or the oldest held entry has waited, in ms; 0 when there is neither. */
  get age(): number {
    const now = this.#clock.now()
    let oldest = this.#since ?? now
    for (const owner of this.#held.keys())
      oldest = Math.min(oldest, this.#waiting.get(owner)?.[0]?.update.at ?? now)
    return now - oldest
  }

  add(owner: Owner<E>, entry: E): void {
    const entries = this.#waiting.get(owner)
    if (entries === undefined) this.#waiting.set(owner, [entry])
    else entries.push(entry)
    if (entries !== undefined) this.#stopGathering(owner)
    if (this.#since === null) void this.#run()
  }

  /**
   * Writes nothing of an owner before that; what it hands over meanwhile waits in its order.
   * @param until never fails. While an owner is held, one more is waited for too, but no longer than the first allowed.
   * @param longestMs from the first of them.
   */
  hold(owner: Owner<E>, until: Promise<void>, longestMs: number): void {
    const hold = this.#held.get(owner) ?? this.#holdUntil(owner, longestMs)
    hold.left += 1
    void until.then(() => {
      hold.left -= 1
      if (hold.left === 0) this.#letGo(owner, hold)
    })
  }

  /** Lets the next entry of an owner wait for another, so long at most: two cost one commit and one telling. */
  gather(owner: Owner<E>, ms: number): void {
    if (ms <= 0 || this.#gathering.has(owner) || this.#waiting.has(owner)) return
    this.#gathering.set(
      owner,
      this.#clock.after(ms, () => this.#gathered(owner)),
    )
  }

  /** Takes back what has not been handed to the log yet. */
  withdraw(owner: Owner<E>): readonly E[] {
    const entries = this.#waiting.get(owner) ?? []
    this.#waiting.delete(owner)
    this.#stopGathering(owner)
    return entries
  }

  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void> {
    if (this.#since === null && this.#waiting.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  #holdUntil(owner: Owner<E>, longestMs: number): Hold {
    const hold: Hold = { left: 0, cancel: this.#clock.after(longestMs, () => this.#letGo(owner, hold)) }
    this.#held.set(owner, hold)
    return hold
  }

  #stopGathering(owner: Owner<E>): void {
    this.#gathering.get(owner)?.()
    this.#gathering.delete(owner)
  }

  #gathered(owner: Owner<E>): void {
    this.#gathering.delete(owner)
    if (this.#since === null) void this.#run()
  }

  #letGo(owner: Owner<E>, hold: Hold): void {
    if (this.#held.get(owner) !== hold) return
    hold.cancel()
    this.#held.delete(owner)
    if (this.#since === null) void this.#run()
  }

  async #run(): Promise<void> {
    this.#since = this.#clock.now()
    await this.#read()
    let batch = this.#takeReady()
    let writing = this.#write(batch)
    while (batch.size > 0) {
      const outcome = await writing
      // What builds on something that was not kept is taken back before anything more is written.
      if ('error' in outcome) await this.#writeApart(batch, outcome.error)
      await this.#read()
      const next = this.#takeReady()
      writing = this.#write(next)
      if ('seqs' in outcome) await this.#tell(batch, outcome.seqs)
      batch = next
      if (batch.size > 0) continue
      // What came while they were told. Nothing may happen between an empty look and the end.
      batch = this.#takeReady()
      writing = this.#write(batch)
    }
    this.#since = null
    if (this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  #takeReady(): Map<Owner<E>, E[]> {
    const batch = this.#waiting
    this.#waiting = new Map()
    for (const owner of [...this.#held.keys(), ...this.#gathering.keys()]) {
      const entries = batch.get(owner)
      if (entries === undefined) continue
      batch.delete(owner)
      this.#waiting.set(owner, entries)
    }
    return batch
  }

  /** Never fails: the outcome may be looked at later. */
  async #write(batch: Batch<E>): Promise<Outcome> {
    if (batch.size === 0) return { seqs: [] }
    this.#since = this.#clock.now()
    try {
      return { seqs: await this.#log.append([...batch.values()].flat().map(({ update }) => update)) }
    } catch (error) {
      return { error }
    }
  }

  /** One document that cannot be written must not take the others down with it (threats.md D14). */
  async #writeApart(batch: Batch<E>, error: unknown): Promise<void> {
    for (const [owner, entries] of batch) {
      const alone = new Map([[owner, entries]])
      const outcome = batch.size === 1 ? { error } : await this.#write(alone)
      if ('error' in outcome) owner.failed(entries, outcome.error)
      else await this.#tell(alone, outcome.seqs)
    }
  }

  async #tell(batch: Batch<E>, seqs: readonly number[]): Promise<void> {
    let at = 0
    for (const [owner, entries] of batch) {
      await owner.committed(entries, seqs.slice(at, at + entries.length))
      at += entries.length
    }
  }
}
