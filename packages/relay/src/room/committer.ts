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

// What costs is the number of writes: two updates that share one halve it. A wait that brings no second update is lost, so
// it ends with the second. Measured at 500 readers and 200 updates a second: twice the telling, of 3 ms there, brings two
// together; more than 8 ms would be felt.
const [worthWaiting, longestPauseMs] = [2, 8]

/** Why an owner's entries wait: until all of this is done, or the deadline of the first has come. */
interface Hold {
  left: number
  readonly cancel: () => void
}

/**
 * Adaptive group commit for all rooms of a process (relay.md, mechanism 2): at once when nothing is under way, and what
 * comes meanwhile is the next batch. Never a fixed delay: where it takes long to tell the last, a single update waits for a
 * second.
 */
export class Committer<E extends Entry> {
  readonly #log: Pick<UpdateLog, 'append'>
  readonly #clock: Clock
  #waiting = new Map<Owner<E>, E[]>()
  readonly #held = new Map<Owner<E>, Hold>()
  #since: number | null = null
  #idle: (() => void)[] = []
  /** How long it took to tell of the commit under way. */
  #toldMs = 0
  /** Updates that came since the last batch was taken. */
  #gathered = 0
  #stopGathering: () => void = () => undefined

  constructor(log: Pick<UpdateLog, 'append'>, clock: Clock) {
    this.#log = log
    this.#clock = clock
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
    this.#gathered += 1
    if (this.#gathered >= worthWaiting) this.#stopGathering()
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

  /** Takes back what has not been handed to the log yet. */
  withdraw(owner: Owner<E>): readonly E[] {
    const entries = this.#waiting.get(owner) ?? []
    this.#waiting.delete(owner)
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

  #letGo(owner: Owner<E>, hold: Hold): void {
    if (this.#held.get(owner) !== hold) return
    hold.cancel()
    this.#held.delete(owner)
    if (this.#since === null) void this.#run()
  }

  async #run(): Promise<void> {
    for (let batch = this.#takeReady(); batch.size > 0; batch = this.#takeReady()) {
      this.#since = this.#clock.now()
      this.#toldMs = 0
      await this.#commit(batch)
      const pauseMs = Math.min(2 * this.#toldMs, longestPauseMs)
      if (pauseMs >= 1 && this.#gathered < worthWaiting) await this.#gather(pauseMs)
    }
    this.#since = null
    if (this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** Resolves with the second update, or when the time is over. */
  #gather(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve)
      this.#stopGathering = () => {
        cancel()
        resolve()
      }
    })
  }

  #takeReady(): Map<Owner<E>, E[]> {
    const batch = this.#waiting
    this.#gathered = 0
    this.#waiting = new Map()
    for (const owner of this.#held.keys()) {
      const entries = batch.get(owner)
      if (entries === undefined) continue
      batch.delete(owner)
      this.#waiting.set(owner, entries)
    }
    return batch
  }

  async #commit(batch: ReadonlyMap<Owner<E>, readonly E[]>): Promise<void> {
    const all = [...batch.values()].flat()
    let seqs: readonly number[]
    try {
      seqs = await this.#log.append(all.map(({ update }) => update))
    } catch (error) {
      // One document that cannot be written must not take the others down with it (threats.md D14).
      if (batch.size === 1) for (const [owner, entries] of batch) owner.failed(entries, error)
      else for (const [owner, entries] of batch) await this.#commit(new Map([[owner, entries]]))
      return
    }
    let at = 0
    const start = this.#clock.now()
    for (const [owner, entries] of batch) {
      await owner.committed(entries, seqs.slice(at, at + entries.length))
      at += entries.length
    }
    this.#toldMs += this.#clock.now() - start
  }
}
