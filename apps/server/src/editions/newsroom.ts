import type { Newsletter } from '@stanza/schema'
import type { Store } from '@stanza/store'
import type { NewsletterSettings } from '../settings/newsletter-settings.ts'
import type { ReadingRooms, Rooms } from './rooms.ts'

/** What is kept, the documents to read, and the newsletter they belong to: enough to make and to export editions. */
export interface Archive {
  readonly store: Store
  readonly rooms: ReadingRooms
  readonly newsletter: Newsletter
}

/** An archive in which people write just now. */
export interface Newsroom extends Archive {
  readonly rooms: Rooms
  /** Where `newsletter` comes from: it is another object after each change. */
  readonly settings: NewsletterSettings
}
