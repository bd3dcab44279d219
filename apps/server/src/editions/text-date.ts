import { type FrontMatter, matterValue } from '@stanza/schema'
import { isoDate } from '@stanza/schema/api'

/** The date that a text says of itself in its front matter, or null where it says none that exists. */
export function textDate(matter: FrontMatter): string | null {
  const date = isoDate.safeParse(String(matterValue(matter, 'date') ?? '').slice(0, 10))
  return date.success ? date.data : null
}
