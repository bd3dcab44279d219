import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { EditorView } from '@tiptap/pm/view'
import { t } from '../../messages/message.ts'
import { inTextOrder, type MarginCard } from './margin-card.ts'
import { stackCards } from './stack-cards.ts'
import { useCardPlaces } from './use-card-places.ts'
import { useWindowPart } from './use-window-part.ts'
import styles from './margin.module.css'

interface MarginColumnProps {
  readonly cards: readonly MarginCard[]
  readonly activeId: string | null
  /** A card was pressed or got the focus; null: Escape in a card. The text is not scrolled by it. */
  readonly onActivate: (id: string | null) => void
  readonly view: EditorView
  /** Where a card's words are now; null hides the card. Without it the card's own positions are taken. */
  readonly placeOf?: (card: MarginCard) => { readonly from: number } | null
}

const gap = 8
/** Taken for a card that has not been drawn yet. */
const guessedHeight = 76

/**
 * Cards beside the text they speak of, for any feature. It fills the margin's place in `EditionFrame`; the page beside it
 * never moves, whether there are cards or not. Only cards near the window are in the page, so hundreds cost nothing.
 *
 * - Give the cards of all features together, in one array that stays the same while nothing changed (`useMemo`): what it
 *   holds is measured again whenever the array is another one, and when the page's height changes.
 * - `activeId` is one for the whole margin. Set it from a click on a range in the text (`markedRanges` of the editor
 *   package), from `stepCard` for next and previous by key, and from `onActivate`.
 * - Under 1100 px, and while the Markdown has the margin's room, show `MarginSheet` with the same cards instead.
 */
export const MarginColumn = memo(function MarginColumn(props: MarginColumnProps) {
  const { cards, activeId, onActivate, view, placeOf } = props
  const column = useRef<HTMLElement>(null)
  const places = useCardPlaces({ view, cards, column, placeOf })
  const part = useWindowPart(column)
  const { heights, measure } = useHeights()
  const boxes = useMemo(
    () =>
      inTextOrder(cards).flatMap((card) => {
        const y = places.get(card.id)
        return y === undefined
          ? []
          : [{ card, id: card.id, y, height: heights.get(card.id) ?? guessedHeight }]
      }),
    [cards, places, heights],
  )
  const sorted = useMemo(() => boxes.toSorted((one, other) => one.y - other.y), [boxes])
  const tops = useMemo(() => stackCards(sorted, activeId, gap), [sorted, activeId])
  const bottom = (tops.at(-1) ?? 0) + (sorted.at(-1)?.height ?? 0)
  return (
    <section
      ref={column}
      className={styles.column}
      aria-label={t('margin.title')}
      style={{ minHeight: sorted.length > 0 ? bottom + gap : undefined }}
    >
      <p className="visually-hidden" role="status">
        {cards.find(({ id }) => id === activeId)?.label}
      </p>
      {sorted.map(({ card, height }, index) => {
        const top = tops[index] ?? 0
        const active = card.id === activeId
        if (!active && (top + height < part.from || top > part.to)) return null
        return (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Its buttons are for keys; pressing beside them only chooses the card.
          <article
            key={card.id}
            ref={measure}
            className={styles.card}
            data-card={card.id}
            data-kind={card.kind}
            data-active={active || undefined}
            aria-label={card.label}
            style={{ transform: `translateY(${top}px)` }}
            onClick={() => onActivate(card.id)}
            onFocus={() => onActivate(card.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.defaultPrevented) return
              onActivate(null)
              view.focus()
            }}
          >
            <CardBody card={card} active={active} />
          </article>
        )
      })}
    </section>
  )
})

/** The page around is drawn anew with every keystroke (the save state stands in it); a card only when it is another. */
const CardBody = memo(function CardBody({ card, active }: { card: MarginCard; active: boolean }) {
  return card.render({ active })
})

/** Heights of the cards as they are drawn, by id; a card that grows pushes those below it. */
function useHeights(): {
  heights: ReadonlyMap<string, number>
  measure: (element: HTMLElement | null) => (() => void) | undefined
} {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const observer = useRef<ResizeObserver | null>(null)
  const keep = useCallback((elements: readonly HTMLElement[]) => {
    setHeights((before) => {
      const changed = elements.filter(
        (element) => before.get(element.dataset['card'] ?? '') !== element.offsetHeight,
      )
      if (changed.length === 0) return before
      return new Map([
        ...before,
        ...changed.map((element) => [element.dataset['card'] ?? '', element.offsetHeight] as const),
      ])
    })
  }, [])
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      observer.current ??= new ResizeObserver((entries) =>
        keep(entries.flatMap(({ target }) => (target instanceof HTMLElement ? [target] : []))),
      )
      observer.current.observe(element)
      keep([element])
      return () => observer.current?.unobserve(element)
    },
    [keep],
  )
  useLayoutEffect(() => () => observer.current?.disconnect(), [])
  return { heights, measure }
}
