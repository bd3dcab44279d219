import type { Doc } from 'yjs'
import type { Clock } from '../clock.ts'
import type { CloseReason } from '../close-reason.ts'
import { documentOf, type Workshop } from '../content/settle.ts'
import { defaultLimits, type Limits } from '../limits.ts'
import type { Neighbours } from '../neighbours.ts'
import type { UpdateLog } from '../update-log.ts'
import { Allowances } from './allowances.ts'
import { Committer } from './committer.ts'
import { captureChange } from './capture-change.ts'
import { Follower } from './follower.ts'
import type { Access, Peer, Person, Visitor } from './member.ts'
import type { RelayEvent } from './relay-event.ts'
import { Room } from './room.ts'
import type { Pending, RoomWorld, Traffic } from './room-state.ts'
import type { MassDeletion } from './tripwire.ts'

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly clock: Clock
  readonly workshop: Workshop
  readonly schema: { readonly min: number; readonly now: number }
  /** A new id that was never given before. */
  readonly newId: () => string
  /** From 0 to 1, for the spread of reconnects after a restart. */
  readonly random: () => number
  readonly limits?: Partial<Limits>
  readonly report?: (event: RelayEvent) => void
  /** Resolves when what the network has brought by now is read, so that it shares a commit. Default: there is no network. */
  readonly read?: () => Promise<void>
  /** Keeps what was there before somebody deletes most of a document; the deletion waits for it. Gives its id, or null. */
  readonly beforeMassDeletion?: (deletion: MassDeletion) => Promise<string | null>
  /** Other processes write to the log too, so it is looked at every second; null neighbours hint at nothing. */
  readonly shared?: { readonly neighbours: Neighbours | null }
}

/** A place in a room: what a socket does with it. */
export interface Seat {
  readonly connection: string
  receive(frame: Uint8Array): void
  /** Role, phase or name may have changed; null sends the connection away. */
  setAccess(access: Access | null, person?: Person): void
  leave(): void
}

/** The state of all rooms at one moment; the bytes count from the start. */
export interface RoomsNow extends Readonly<Traffic> {
  readonly rooms: number
  /** How long the commit under way has taken, or what is held has waited: no change is older and not on disk. 0: all is. */
  readonly unsavedMs: number
  readonly isClosing: boolean
}

/** A document as it is on disk, at one moment. The caller destroys it. */
export interface DocumentState {
  readonly ydoc: Doc
  readonly seq: number
}

interface Held {
  readonly room: Room
  readonly ready: Promise<void>
  /** Those who are about to use it: it does not close under them. */
  holds: number
}

const tickMs = 2_000
const [beatEveryTicks, compareEveryTicks] = [5, 15]
// A commit that takes this long is worth a banner: the promise is told late then.
const slowCommitMs = 2_000
// Rejoining within it costs no load: a reload of the page, a train's tunnel.
const idleMs = 30_000
const shutdownSpreadMs = 2_000
// The whole stop takes less than 5 s, also when the disk hangs; what is not acknowledged then was never promised.
const shutdownMs = 3_000

/** All rooms of a process, each opened when the first person comes. */
export class Rooms {
  readonly #world: RoomWorld
  readonly #options: RoomsOptions
  readonly #rooms = new Map<string, Held>()
  readonly #follower: Follower | null
  #isClosing = false
  #ticks = 0
  #stopTicking: (() => void) | null = null

  constructor(options: RoomsOptions) {
    const { log, clock, workshop, schema, shared, report = () => undefined } = options
    const neighbours = shared?.neighbours ?? null
    const limits = { ...defaultLimits, ...options.limits }
    this.#options = options
    this.#world = {
      log,
      clock,
      workshop,
      schema,
      limits,
      neighbours,
      beforeMassDeletion: options.beforeMassDeletion ?? (() => Promise.resolve(null)),
      report: (event) => {
        if (event.kind === 'committed') neighbours?.tellGrowth(event.document, event.seq)
        report(event)
      },
      committer: new Committer<Pending>(log, clock, options.read),
      allowances: new Allowances(limits.dailyBytes),
      traffic: { connections: 0, receivedBytes: 0, sentBytes: 0 },
    }
    const rooms = (): ReadonlyMap<string, Held> => this.#rooms
    this.#follower = shared === undefined ? null : new Follower({ log, clock, neighbours, rooms, report })
  }

  /** How many rooms are open. */
  get size(): number {
    return this.#rooms.size
  }

  /** How it stands, for those who watch the server. */
  get now(): RoomsNow {
    const { traffic, committer } = this.#world
    return { ...traffic, rooms: this.size, unsavedMs: committer.age, isClosing: this.#isClosing }
  }

  /** Lets a connection into a document's room; the peer is sent a hello before anything else. Or says why not. */
  async join(document: string, visitor: Visitor, peer: Peer): Promise<Seat | CloseReason> {
    if (this.#isClosing) return 'shutting-down'
    const held = await this.#hold(document)
    try {
      const { room } = held
      // What a browser brings from another node builds on rows that may not have come here yet.
      await this.#follower?.catchUp(room)
      if (this.#isClosing) return 'shutting-down'
      const member = room.join(peer, visitor)
      if (typeof member === 'string') return member
      return {
        connection: visitor.connection,
        receive: (frame) => room.receive(member, frame),
        setAccess: (access, person) => room.setAccess(member, access, person),
        leave: () => {
          room.leave(member)
          this.#closeWhenIdle(document)
        },
      }
    } finally {
      this.#release(held)
    }
  }

  /** The document as it is on disk, which is all that anybody has been shown. Null: there is none. */
  async read(document: string): Promise<DocumentState | null> {
    const room = this.#rooms.get(document)?.room
    if (room !== undefined) await this.#follower?.catchUp(room)
    const content = room?.content ?? null
    if (content !== null) return { ydoc: documentOf(content.parts()), seq: content.head }
    const stored = await this.#world.log.load(document)
    if (stored === null) return null
    const snapshot = stored.snapshot === null ? [] : [stored.snapshot]
    return { ydoc: documentOf([...snapshot, ...stored.tail].map(({ bytes }) => bytes)), seq: stored.head }
  }

  /**
   * Makes a change on the server, kept as one update by `author`; people in the room see it like any other. Resolves when
   * it is on disk.
   * @throws RefusedEdit when the limits do not allow it, and when there is no such document or the log cannot keep it.
   */
  async edit(document: string, author: string, change: (ydoc: Doc) => void): Promise<void> {
    const held = await this.#hold(document)
    try {
      const { room } = held
      await this.#follower?.catchUp(room)
      const { content } = room
      if (content === null) throw new Error(`document ${document} cannot be opened`)
      const ydoc = documentOf(content.parts())
      const bytes = captureChange(ydoc, change)
      ydoc.destroy()
      if (bytes !== null) await room.edit(bytes, author, this.#options.newId())
    } finally {
      this.#release(held)
    }
  }

  /** Ends everything: what is on its way is committed and acknowledged, then everybody is sent away (mechanism 9). */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#stopTicking?.()
    this.#follower?.stop()
    await Promise.race([this.#world.committer.idle(), this.#wait(shutdownMs)])
    for (const { room } of this.#rooms.values()) {
      room.dismiss('shutting-down', () => Math.round(this.#options.random() * shutdownSpreadMs))
    }
    this.#rooms.clear()
  }

  /** The room, loaded and kept open until it is released. */
  async #hold(document: string): Promise<Held> {
    for (;;) {
      const held = this.#rooms.get(document) ?? this.#open(document)
      held.holds += 1
      await held.ready
      const { state } = held.room
      if (state.kind !== 'closed' || state.reason !== 'idle') return held
      // It ended just before we came.
      held.holds -= 1
      if (this.#rooms.get(document) === held) this.#rooms.delete(document)
    }
  }

  #open(document: string): Held {
    const room = new Room(document, this.#world)
    const held: Held = { room, ready: room.load(), holds: 0 }
    this.#rooms.set(document, held)
    this.#world.neighbours?.askWhoIsThere(document)
    if (this.#stopTicking === null) this.#tickLater()
    return held
  }

  #release(held: Held): void {
    held.holds -= 1
    const { document, state } = held.room
    // A failed load leaves nothing behind: the next one who comes tries again.
    if (state.kind !== 'closed') this.#closeWhenIdle(document)
    else if (held.holds === 0 && this.#rooms.get(document) === held) this.#rooms.delete(document)
  }

  #closeWhenIdle(document: string): void {
    const entry = this.#rooms.get(document)
    if (entry === undefined || !entry.room.isEmpty) return
    this.#world.clock.after(idleMs, () => void this.#closeIdle(document))
  }

  async #closeIdle(document: string): Promise<void> {
    const entry = this.#rooms.get(document)
    if (entry === undefined || entry.holds > 0) return
    if (!(await entry.room.close())) {
      // Empty but not ready to end, as after a failed commit: later then.
      if (entry.room.state.kind === 'rebuilding') this.#closeWhenIdle(document)
      return
    }
    if (this.#rooms.get(document) === entry) this.#rooms.delete(document)
    if (this.#rooms.size > 0) return
    this.#stopTicking?.()
    this.#stopTicking = null
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#world.clock.after(ms, resolve))
  }

  #tickLater(): void {
    this.#stopTicking = this.#world.clock.after(tickMs, () => {
      this.#tickLater()
      this.#tick()
    })
  }

  #tick(): void {
    this.#ticks += 1
    const { clock, allowances } = this.#world
    if (this.#ticks % compareEveryTicks === 0) allowances.rest(clock.now())
    const isLate = this.#world.committer.age > slowCommitMs
    for (const { room } of this.#rooms.values()) {
      if (isLate) room.noticeDelay()
      if (this.#ticks % beatEveryTicks === 0) room.beat()
      if (this.#ticks % compareEveryTicks === 0) void room.compareContents()
    }
  }
}
