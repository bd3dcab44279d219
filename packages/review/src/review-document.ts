import type * as Y from 'yjs'
import type { Anchor } from './anchor.ts'
import type { Branch } from './branch.ts'

/**
 * The review document: a second Y.Doc beside each edition, which only the server writes. Roots are maps by id:
 * `threads` and `suggestions`, each entry a map of plain values with its messages in a map of their own, and `people`, the
 * names of those who spoke. Stored documents hold these names: never change one without a migration.
 */
export const reviewNames = { threads: 'threads', suggestions: 'suggestions', people: 'people' } as const

/** The name of an edition's review document in the log, and its path behind `/sync/`. */
export const reviewOf = (edition: string): string => `${edition}/review`

export interface Author {
  readonly id: string
  /** Null: has not said one. */
  readonly name: string | null
}

/** Times are ISO 8601 in UTC, by the server's clock. */
export interface Message {
  readonly id: string
  readonly author: Author
  readonly at: string
  /** Plain text; '' where it was deleted. */
  readonly text: string
  readonly edited: string | null
  readonly deleted: boolean
  /** Ids of the people it calls. */
  readonly mentions: readonly string[]
}

export interface Thread {
  readonly id: string
  readonly author: Author
  readonly at: string
  readonly anchor: Anchor
  readonly state: 'open' | 'resolved'
  /** The last time it was resolved or reopened. */
  readonly turned: Step | null
  /** Oldest first. */
  readonly messages: readonly Message[]
}

export type SuggestionState = 'open' | 'accepted' | 'rejected' | 'withdrawn' | 'obsolete'

/** Who did something to it last, and when. */
export interface Step {
  readonly by: Author
  readonly at: string
}

/** A suggestion; as a `Branch` it can be given to `tryBranch` and to the preview as it is. */
export interface Suggestion extends Branch {
  readonly id: string
  readonly author: Author
  readonly at: string
  readonly note: string
  /** Plain text of what it changes, before and after, as it was when it was proposed; cut off where it is long. */
  readonly before: string
  readonly after: string
  /** It was made after the release. */
  readonly erratum: boolean
  readonly state: SuggestionState
  readonly decided: Step | null
  /** When its author last changed it. */
  readonly edited: string | null
  /** Undoes it once it is accepted; null before. */
  readonly inverse: Uint8Array | null
  readonly messages: readonly Message[]
}

export interface Review {
  /** Oldest first. */
  readonly threads: readonly Thread[]
  readonly suggestions: readonly Suggestion[]
}

type Kept = Record<string, unknown>
type Entry = Y.Map<unknown>

/** Reads a review document. An empty one, or one that has not arrived yet, is an empty review. */
export function readReview(ydoc: Y.Doc): Review {
  const names = ydoc.getMap<string | null>(reviewNames.people)
  const authorOf = (id: unknown): Author => ({ id: String(id), name: names.get(String(id)) ?? null })
  const stepOf = (value: unknown): Step | null => {
    const step = value as { readonly by: string; readonly at: string } | null | undefined
    return step ? { by: authorOf(step.by), at: step.at } : null
  }
  const messagesOf = (entry: Entry): Message[] =>
    oldestFirst(
      [...((entry.get('messages') as Y.Map<Kept> | undefined)?.entries() ?? [])].map(([id, kept]) => ({
        ...(kept as unknown as Message),
        id,
        author: authorOf(kept['author']),
      })),
    )
  const shared = (id: string, entry: Entry) => ({
    id,
    author: authorOf(entry.get('author')),
    at: String(entry.get('at')),
    messages: messagesOf(entry),
  })
  const entries = (name: string): [string, Entry][] => [...ydoc.getMap<Entry>(name).entries()]
  return {
    threads: oldestFirst(
      entries(reviewNames.threads).map(([id, entry]) => ({
        ...shared(id, entry),
        anchor: entry.get('anchor') as Anchor,
        state: entry.get('state') as Thread['state'],
        turned: stepOf(entry.get('turned')),
      })),
    ),
    suggestions: oldestFirst(
      entries(reviewNames.suggestions).map(([id, entry]) => ({
        ...shared(id, entry),
        update: entry.get('update') as Uint8Array,
        blocks: entry.get('blocks') as readonly string[],
        note: String(entry.get('note')),
        before: String(entry.get('before')),
        after: String(entry.get('after')),
        erratum: entry.get('erratum') === true,
        state: entry.get('state') as SuggestionState,
        decided: stepOf(entry.get('decided')),
        edited: (entry.get('edited') as string | undefined) ?? null,
        inverse: (entry.get('inverse') as Uint8Array | undefined) ?? null,
      })),
    ),
  }
}

const oldestFirst = <T extends { readonly id: string; readonly at: string }>(list: T[]): T[] =>
  list.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
