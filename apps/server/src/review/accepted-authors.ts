import type { Archive } from '../editions/newsroom.ts'
import { readReviewOf } from './desk.ts'

/** Ids of those whose words an editor accepted after a moment (ISO 8601; null: ever): the log names only the editor. */
export async function acceptedAuthorsSince(
  archive: Pick<Archive, 'rooms'>,
  edition: string,
  since: string | null,
): Promise<string[]> {
  const { suggestions } = await readReviewOf(archive, edition)
  return suggestions
    .filter(({ state, decided }) => state === 'accepted' && (since === null || (decided?.at ?? '') > since))
    .map(({ author }) => author.id)
}
