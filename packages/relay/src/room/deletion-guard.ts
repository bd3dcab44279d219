import type { UpdateShape } from '../update/update-shape.ts'
import type { Owner } from './committer.ts'
import type { Person } from './member.ts'
import type { RoomContent } from './room-content.ts'
import type { Pending, RoomWorld } from './room-state.ts'
import { Tripwire } from './tripwire.ts'

// The version of a large text takes a fraction of it; a store that hangs must not keep what people write from being saved.
const longestHoldMs = 3_000

/** Has what is there kept before most of it goes; what is written meanwhile waits behind it (threats.md T08). */
export class DeletionGuard {
  readonly #document: string
  readonly #world: RoomWorld
  readonly #tell: (version: string, name: string) => void
  readonly #tripwire = new Tripwire()

  /** @param tell the people in the room here; those on other nodes are told by the neighbours. */
  constructor(document: string, world: RoomWorld, tell: (version: string, name: string) => void) {
    this.#document = document
    this.#world = world
    this.#tell = tell
  }

  /** Looks at an update before it is taken in; where it trips the wire, nothing of the owner is written before the version is. */
  notice(owner: Owner<Pending>, content: RoomContent, shape: UpdateShape, person: Person): void {
    const { clock, committer, report, beforeMassDeletion } = this.#world
    const before = this.#tripwire.notice(content, shape, clock.now())
    if (before === null) return
    const document = this.#document
    report({ kind: 'mass-deletion', document, person: person.id })
    const kept = beforeMassDeletion({ document, person, ...before }).then(
      (version) => {
        if (version === null) return
        const name = person.name ?? ''
        this.#tell(version, name)
        this.#world.neighbours?.tellDeletion(document, version, name)
      },
      (error: unknown) => report({ kind: 'deletion-not-kept', document, error }),
    )
    committer.hold(owner, kept, longestHoldMs)
  }

  /** Ends bursts that are over. */
  rest(): void {
    this.#tripwire.rest(this.#world.clock.now())
  }
}
