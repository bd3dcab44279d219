import { encodeSync } from '../frames.ts'
import { KnownState } from '../update/known-state.ts'
import { Nesting } from '../update/nesting.ts'
import { readOutline } from '../update/outline.ts'
import { noLimits, readUpdateShape, type UpdateShape } from '../update/update-shape.ts'
import type { LoggedUpdate, StoredLog, StoredSnapshot } from '../update-log.ts'
import { RoomNews, type SentUpdate } from './room-news.ts'

interface Part {
  /** The newest update in it. */
  readonly seq: number
  readonly frame: Uint8Array
  /** The update in the frame: the same memory, since a document would otherwise be held twice. */
  readonly bytes: Uint8Array
}

interface Snapshot extends Part {
  readonly known: KnownState
  /** For a client that has all content of the snapshot, but perhaps not all deletions. */
  readonly deletesFrame: Uint8Array
}

const emptyAnswer = encodeSync('step2', new Uint8Array([0, 0]))

/**
 * A document as its room keeps it: a snapshot, the updates after it as they were sent, and what is known of both. There is
 * no Y.Doc, and a join encodes nothing (relay.md, what measured best).
 */
export class RoomContent {
  readonly epoch: string
  /** Includes what is on its way to the disk. */
  readonly known: KnownState
  /** Includes it too. */
  readonly nesting: Nesting
  readonly #owners: Map<number, string>
  #head: number
  #snapshot: Snapshot | null
  #tail: Part[] = []
  #tailBytes = 0
  #joinFrames: readonly Uint8Array[] | null = null

  /** @throws when the log holds what cannot be read. */
  constructor({ epoch, head, owners, snapshot, tail }: StoredLog) {
    this.epoch = epoch
    this.#owners = new Map(owners)
    this.#snapshot = snapshot === null ? null : makeSnapshot(snapshot)
    this.#head = snapshot?.seq ?? 0
    this.known = snapshot === null ? new KnownState() : knownOf(snapshot)
    this.nesting = snapshot === null ? new Nesting() : nestingOf(snapshot)
    for (const update of tail) this.addForeign(update)
    this.#head = head
  }

  /** The newest update that is on disk. */
  get head(): number {
    return this.#head
  }

  get bytes(): number {
    return (this.#snapshot?.bytes.length ?? 0) + this.#tailBytes
  }

  get tail(): { readonly updates: number; readonly bytes: number } {
    return { updates: this.#head - (this.#snapshot?.seq ?? 0), bytes: this.#tailBytes }
  }

  /** Everything on disk, oldest first. */
  parts(): Uint8Array[] {
    return [...(this.#snapshot === null ? [] : [this.#snapshot]), ...this.#tail].map(({ bytes }) => bytes)
  }

  /** Whether a person may add content under a clientID: it is free, or has been theirs from its first use. */
  mayUse(client: number, person: string): boolean {
    const owner = this.#owners.get(client)
    return owner === undefined ? this.known.clockOf(client) === 0 : owner === person
  }

  claim(client: number, person: string): void {
    if (!this.#owners.has(client)) this.#owners.set(client, person)
  }

  /** Takes in what is on its way to the disk. */
  expect(shape: UpdateShape, person: string): void {
    for (const { client } of shape.runs) this.claim(client, person)
    this.nesting.add(shape, this.known)
    this.known.add(shape)
  }

  /**
   * Updates that were expected are on disk, under these numbers. @returns what to tell the room; null when another
   * process wrote in between, so that the log must be read.
   */
  commit<Sender>(updates: readonly SentUpdate<Sender>[], seqs: readonly number[]): RoomNews<Sender> | null {
    const head = this.#head + updates.length
    if (seqs[0] !== this.#head + 1 || seqs.at(-1) !== head) return null
    const news = new RoomNews(updates)
    for (const { bytes, last } of news.groups) this.#addTail(head - updates.length + last, bytes)
    this.#head = head
    this.#joinFrames = null
    return news
  }

  /** Takes in an update that another process wrote to the log, or that was there. */
  addForeign({ seq, bytes, author }: Pick<LoggedUpdate, 'seq' | 'bytes' | 'author'>): void {
    this.expect(shapeOf(bytes), author)
    this.#addTail(seq, bytes)
    this.#head = seq
    this.#joinFrames = null
  }

  /**
   * Takes in rows of the log that others wrote, oldest first. Those that are in already, because two looks crossed, are
   * left out. @returns what to tell the room.
   */
  addRows<Sender>(rows: readonly LoggedUpdate[]): RoomNews<Sender> {
    const fresh = rows.filter(({ seq }) => seq > this.#head)
    for (const row of fresh) this.addForeign(row)
    return new RoomNews<Sender>(fresh.map(({ bytes }) => ({ bytes, sender: null })))
  }

  /**
   * What a client with this state vector is sent: the snapshot, the tail, and an empty step 2 as the last, so that
   * y-websocket says "synced" only when everything is there.
   */
  joinFrames(vector: ReadonlyMap<number, number>): readonly Uint8Array[] {
    const snapshot = this.#snapshot
    if (snapshot?.known.isCoveredBy(vector) === true) {
      return [snapshot.deletesFrame, ...this.#tail.map(({ frame }) => frame), emptyAnswer]
    }
    // The same array until something changes: its bytes on the wire are made once for all who join.
    return (this.#joinFrames ??= [
      ...(snapshot === null ? [] : [snapshot.frame]),
      ...this.#tail.map(({ frame }) => frame),
      emptyAnswer,
    ])
  }

  /** Puts one state in place of everything up to its `seq`. */
  compact(snapshot: StoredSnapshot): void {
    this.#snapshot = makeSnapshot(snapshot)
    this.#tail = this.#tail.filter((part) => part.seq > snapshot.seq)
    this.#tailBytes = this.#tail.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#joinFrames = null
  }

  #addTail(seq: number, bytes: Uint8Array): void {
    this.#tail.push(makePart(seq, bytes))
    this.#tailBytes += bytes.length
  }
}

function makePart(seq: number, update: Uint8Array): Part {
  const frame = encodeSync('update', update)
  return { seq, frame, bytes: frame.subarray(frame.length - update.length) }
}

function makeSnapshot(snapshot: StoredSnapshot): Snapshot {
  const known = knownOf(snapshot)
  const deletesFrame = encodeSync('update', known.encodeDeletes())
  return { ...makePart(snapshot.seq, snapshot.bytes), known, deletesFrame }
}

// The state itself is read only where it was kept without an outline, or without this part of it.
const knownOf = ({ bytes, outline }: StoredSnapshot): KnownState =>
  outline === null ? KnownState.of(bytes) : readOutline(outline).known
const nestingOf = ({ bytes, outline }: StoredSnapshot): Nesting =>
  (outline === null ? null : readOutline(outline).nesting) ?? Nesting.of(shapeOf(bytes))

function shapeOf(bytes: Uint8Array): UpdateShape {
  const shape = readUpdateShape(bytes, noLimits)
  if (shape === null) throw new Error('the log holds an update that cannot be read')
  return shape
}
