import type { ReactNode } from 'react'

/**
 * A card beside the text: a finding, a thread, a suggestion. The margin knows nothing of what it says; `render` draws it,
 * short while it is one of many and in full while it is the active one.
 */
export interface MarginCard {
  /** Unique in the whole margin: put the feature's name before it, `finding:…`, `thread:…`. */
  readonly id: string
  /** What it speaks of, positions in the document when the card was made. */
  readonly from: number
  readonly to: number
  /** The feature it belongs to; `stepCard` walks those of one kind. */
  readonly kind: string
  /** Its accessible name: what kind of card, and the first words of it. */
  readonly label: string
  readonly render: (state: { readonly active: boolean }) => ReactNode
}

/** Cards in the order of the text; those of one place keep the order they came in. */
export const inTextOrder = (cards: readonly MarginCard[]): MarginCard[] =>
  cards.toSorted((one, other) => one.from - other.from)

/**
 * The card after or before the active one, round the end; without an active one the first behind the caret, or the last
 * before it. Null where there is no card.
 */
export function stepCard<Card extends Pick<MarginCard, 'id' | 'from'>>(
  cards: readonly Card[],
  { activeId, caret }: { readonly activeId: string | null; readonly caret: number },
  direction: 'next' | 'previous',
): Card | null {
  const sorted = cards.toSorted((one, other) => one.from - other.from)
  const active = sorted.findIndex(({ id }) => id === activeId)
  if (active >= 0)
    return sorted[(active + (direction === 'next' ? 1 : -1) + sorted.length) % sorted.length] ?? null
  return direction === 'next'
    ? (sorted.find(({ from }) => from >= caret) ?? sorted[0] ?? null)
    : (sorted.findLast(({ from }) => from < caret) ?? sorted.at(-1) ?? null)
}
