import { Refusal } from '../refusal/refusal.ts'
import type { Unreadable } from './newsletter-file.ts'

export const changedMeanwhile = new Refusal(
  'settings-changed',
  'Somebody else changed the settings meanwhile. Yours were not saved; look at theirs and change again.',
)

export const tooLong = new Refusal(
  'too-large',
  'The settings would be larger than 512 KB, which every editor has to load. Nothing was changed.',
)

/** The file was changed by hand so that it cannot be read: writing over it would lose that. */
export const unreadable = (message: string): Refusal =>
  new Refusal(
    'settings-changed',
    `The newsletter.json on the server was changed and cannot be read (${message}). Mend it there first; nothing was changed.`,
  )

/** What the reader of the file says, with the line in the file as it would be. */
export function refuseSettings({ message, key }: Unreadable): Refusal {
  const sentence = `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`
  return new Refusal('bad-settings', `${sentence}. Nothing was changed.`, { key })
}
