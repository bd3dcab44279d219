import { readReview, reviewOf, type Suggestion } from '@stanza/review'
import { expect } from 'playwright/test'
import type { Person } from './person.ts'

/** Waits until the server's review document holds what a test wants of the suggestions in it. */
export async function proposalsOf(
  person: Person,
  wanted: (suggestions: readonly Suggestion[]) => boolean,
): Promise<readonly Suggestion[]> {
  using program = await person.program((edition) => reviewOf(edition))
  await program.synced
  const read = (): readonly Suggestion[] => readReview(program.doc).suggestions
  await expect.poll(() => wanted(read()), { timeout: 15_000 }).toBe(true)
  return read()
}
