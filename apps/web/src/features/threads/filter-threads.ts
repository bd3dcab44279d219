import type { PlacedThread } from './use-placed-threads.ts'

export interface ThreadFilter {
  readonly state: 'open' | 'resolved' | 'all'
  /** Id of somebody who wrote in it, or is called in it; null: anybody. */
  readonly person: string | null
  /** Id of the section or group its words stand in; null: anywhere, also where they are gone. */
  readonly section: string | null
}

/** Ids of the section, and of the group in it, that hold a place in the text. */
export type SectionsAt = (position: number) => readonly string[]

export const everyOpen: ThreadFilter = { state: 'open', person: null, section: null }

/** The threads that somebody wants to see. */
export const filterThreads = (
  placed: readonly PlacedThread[],
  { state, person, section }: ThreadFilter,
  sectionsAt: SectionsAt,
): readonly PlacedThread[] =>
  placed.filter(
    ({ thread, range }) =>
      (state === 'all' || thread.state === state) &&
      (section === null || (range !== null && sectionsAt(range.from).includes(section))) &&
      (person === null ||
        thread.messages.some(
          ({ author, mentions, deleted }) => !deleted && (author.id === person || mentions.includes(person)),
        )),
  )

/** Everybody who wrote in these threads, by name. */
export function whoWrote(
  placed: readonly PlacedThread[],
): readonly { readonly id: string; readonly name: string | null }[] {
  const people = new Map(
    placed.flatMap(({ thread }) => thread.messages.map(({ author }) => [author.id, author] as const)),
  )
  return [...people.values()].toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''))
}
