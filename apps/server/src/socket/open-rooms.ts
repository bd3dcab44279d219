import { randomUUID } from 'node:crypto'
import { Rooms, type Limits, type Neighbours, type RelayEvent, type UpdateLog } from '@stanza/relay'
import { schemaVersion } from '@stanza/schema'
import type { Store } from '@stanza/store'
import type { Logger } from 'pino'
import { keepBeforeDeletion } from '../versions/keep-before-deletion.ts'
import { eventLog } from './log-events.ts'
import { systemClock } from './system-clock.ts'
import { threadWorkshop } from './thread-workshop.ts'

export interface RoomsParts {
  readonly store: UpdateLog & Pick<Store, 'versions' | 'authorsSince' | 'addVersion'>
  readonly log: Logger
  readonly limits?: Partial<Limits>
  /** Told of everything that happens, beside the log. */
  readonly onEvent?: (event: RelayEvent) => void
  /** Other nodes write to the same store. */
  readonly shared?: { readonly neighbours: Neighbours | null }
  /** The disk reported an error: what it holds is not known any more, so the process must end (relay.md, mechanism 3). */
  readonly onDiskError?: (error: unknown) => void
}

/** The rooms of this process, with its clock, its threads and its log. */
export function openRooms({ store, log, limits = {}, shared, onEvent, onDiskError }: RoomsParts): Rooms {
  const tell = eventLog(log, systemClock)
  return new Rooms({
    log: store,
    clock: systemClock,
    workshop: threadWorkshop(),
    schema: { min: schemaVersion, now: schemaVersion },
    newId: randomUUID,
    random: Math.random,
    // Node runs it when it has read every socket that had something.
    read: () => new Promise<void>((resolve) => void setImmediate(resolve)),
    limits,
    beforeMassDeletion: (deletion) => keepBeforeDeletion(store, deletion),
    ...(shared === undefined ? {} : { shared }),
    report(event) {
      tell(event)
      onEvent?.(event)
      if (event.kind === 'commit-failed' && event.code === 'io') onDiskError?.(event.error)
    },
  })
}
