import type { Clock } from '../clock.ts'
import type { Neighbours } from '../neighbours.ts'
import type { UpdateLog } from '../update-log.ts'
import type { RelayEvent } from './relay-event.ts'
import type { Room } from './room.ts'

export interface FollowerWorld {
  readonly log: Pick<UpdateLog, 'heads' | 'since'>
  readonly clock: Clock
  /** Null: nobody hints, so only the clock makes us look. */
  readonly neighbours: Neighbours | null
  readonly report: (event: RelayEvent) => void
  /** The rooms that are open now, by their documents. */
  readonly rooms: () => ReadonlyMap<string, { readonly room: Room }>
}

// relay.md, mechanism 4.
const lookEveryMs = 1_000

/** Brings into the rooms what other nodes wrote to the log: at a hint, and every second anyway. */
export class Follower {
  readonly #world: FollowerWorld
  readonly #running = new Map<Room, Promise<void>>()
  readonly #next = new Map<Room, Promise<void>>()
  /** Documents of which a hint was not true: not believed again before the next look. */
  readonly #doubted = new Set<string>()
  readonly #stopListening: () => void
  #stopLooking: (() => void) | null = null
  #hasFailed = false
  #isStopped = false

  constructor(world: FollowerWorld) {
    this.#world = world
    this.#stopListening =
      world.neighbours?.listen({
        grew: (document, seq) => void this.#hear(document, seq),
        present: (document, entries) => world.rooms().get(document)?.room.hearPresence(entries),
        whoIsThere: (document) => world.rooms().get(document)?.room.announce(),
        deleted: (document, version, name) => world.rooms().get(document)?.room.tellDeletion(version, name),
      }) ?? (() => undefined)
    this.#lookLater()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopListening()
    this.#stopLooking?.()
  }

  /** Resolves when everything that was in the log at the call is in the room. Calls while one waits share the next read. */
  catchUp(room: Room): Promise<void> {
    const waiting = this.#next.get(room)
    if (waiting !== undefined) return waiting
    const next = (this.#running.get(room) ?? Promise.resolve()).then(async () => {
      this.#next.delete(room)
      this.#running.set(room, next)
      await this.#read(room)
      if (this.#running.get(room) === next) this.#running.delete(room)
    })
    this.#next.set(room, next)
    return next
  }

  async #read(room: Room): Promise<void> {
    const { content } = room
    if (content === null) return
    try {
      room.takeRows(content, await this.#world.log.since(room.document, content.head))
      this.#hasFailed = false
    } catch (error) {
      this.#fail(error)
    }
  }

  async #hear(document: string, seq: number): Promise<void> {
    const room = this.#world.rooms().get(document)?.room
    if (room === undefined || this.#doubted.has(document) || !isBehind(room, seq)) return
    await this.catchUp(room)
    if (isBehind(room, seq)) this.#doubted.add(document)
  }

  async #look(): Promise<void> {
    this.#doubted.clear()
    const rooms = [...this.#world.rooms().values()].map(({ room }) => room)
    const open = rooms.filter(({ content }) => content !== null)
    if (open.length === 0) return
    try {
      const heads = await this.#world.log.heads(open.map(({ document }) => document))
      await Promise.all(
        open
          .filter((room) => isBehind(room, heads.get(room.document) ?? 0))
          .map((room) => this.catchUp(room)),
      )
      this.#hasFailed = false
    } catch (error) {
      this.#fail(error)
    }
  }

  #lookLater(): void {
    if (this.#isStopped) return
    this.#stopLooking = this.#world.clock.after(lookEveryMs, () => {
      // The next look waits for this one, so that a slow database is not asked ever more.
      void this.#look().then(() => this.#lookLater())
    })
  }

  /** Told once for each time that the log cannot be read; what cannot be written is told to the people by its commit. */
  #fail(error: unknown): void {
    if (!this.#hasFailed) this.#world.report({ kind: 'follow-failed', error })
    this.#hasFailed = true
  }
}

const isBehind = ({ content }: Room, seq: number): boolean => content !== null && content.head < seq
