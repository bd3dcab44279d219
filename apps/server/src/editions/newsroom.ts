import type { Newsletter } from '@stanza/schema'
import type { Store } from '@stanza/store'
import type { Rooms } from './rooms.ts'

/** What everything about issues and editions needs: what is kept, the documents, and the newsletter they belong to. */
export interface Newsroom {
  readonly store: Store
  readonly rooms: Rooms
  readonly newsletter: Newsletter
}
