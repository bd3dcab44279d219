import type { Settled, Workshop } from '../content/settle.ts'
import type { UpdateLog } from '../update-log.ts'
import type { RelayEvent } from './relay-event.ts'
import type { RoomContent } from './room-content.ts'

export interface SettlerWorld {
  readonly log: Pick<UpdateLog, 'snapshot'>
  readonly workshop: Workshop
  readonly report: (event: RelayEvent) => void
}

/** SHA-256 of what a document says after so many updates. */
export interface Digest {
  readonly seq: number
  readonly hash: string
}

// A tail this long is worth a snapshot: a join sends it frame by frame.
const [longTail, largeTail] = [200, 256 * 1024]

/** Turns a room's tail into a snapshot, and finds the digest of what the document says, one at a time. */
export class Settler {
  readonly #document: string
  readonly #world: SettlerWorld
  #isBusy = false
  /** The content that could not be settled: trying again would fail again. */
  #hopeless: RoomContent | null = null
  #digest: Digest | null = null

  constructor(document: string, world: SettlerWorld) {
    this.#document = document
    this.#world = world
  }

  isDue({ tail }: RoomContent): boolean {
    return tail.updates >= longTail || tail.bytes >= largeTail
  }

  /** The digest of what the content says now, when it is known. */
  digestOf({ head }: RoomContent): Digest | null {
    return this.#digest?.seq === head ? this.#digest : null
  }

  /** @returns the digest and its seq, when nothing was written meanwhile. */
  async settle(content: RoomContent, keep: boolean): Promise<Digest | null> {
    if (this.#isBusy || this.#hopeless === content) return null
    this.#isBusy = true
    const seq = content.head
    try {
      const settled = await this.#world.workshop.settle(content.parts())
      if (keep) await this.#keep(content, seq, settled)
      if (content.head !== seq) return null
      this.#digest = { seq, hash: settled.digest }
      return this.#digest
    } catch (error) {
      this.#hopeless = content
      this.#world.report({ kind: 'settle-failed', document: this.#document, error })
      return null
    } finally {
      this.#isBusy = false
    }
  }

  async #keep(content: RoomContent, seq: number, { state, outline }: Settled): Promise<void> {
    try {
      await this.#world.log.snapshot(this.#document, seq, state, outline)
      content.compact({ seq, bytes: state, outline })
    } catch (error) {
      this.#world.report({ kind: 'snapshot-failed', document: this.#document, error })
    }
  }
}
