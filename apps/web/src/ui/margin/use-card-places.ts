import { useLayoutEffect, useState, type RefObject } from 'react'
import type { EditorView } from '@tiptap/pm/view'
import type { MarginCard } from './margin-card.ts'

export interface CardPlaces {
  readonly view: EditorView
  readonly cards: readonly MarginCard[]
  readonly column: RefObject<HTMLElement | null>
  /** Where a card's words are now, when the text has changed since the card was made; null: they are gone. */
  readonly placeOf: ((card: MarginCard) => { readonly from: number } | null) | undefined
}

/** Asking for the places of hundreds of cards takes longer than a frame: then it waits for the typing to rest. */
const frameShareMs = 4
const restMs = 120

/** How far below the column's top the words of each card are, in pixels; followed when the page changes its height. */
export function useCardPlaces(setup: CardPlaces): ReadonlyMap<string, number> {
  const { view, cards, column, placeOf } = setup
  const [places, setPlaces] = useState<ReadonlyMap<string, number>>(new Map())
  useLayoutEffect(() => {
    const element = column.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    let cost = 0
    const read = (): void => {
      timer = null
      if (view.isDestroyed) return
      const started = performance.now()
      const next = readPlaces(element, { view, cards, placeOf })
      cost = performance.now() - started
      setPlaces((before) => (isSame(before, next) ? before : next))
    }
    // It speaks up once when it starts to observe: that is the first reading.
    const observer = new ResizeObserver(() => {
      if (timer) clearTimeout(timer)
      timer = null
      if (cost <= frameShareMs) read()
      else timer = setTimeout(read, restMs)
    })
    observer.observe(view.dom)
    observer.observe(element)
    return () => {
      if (timer) clearTimeout(timer)
      observer.disconnect()
    }
  }, [view, cards, column, placeOf])
  return places
}

function readPlaces(
  column: HTMLElement,
  { view, cards, placeOf }: Omit<CardPlaces, 'column'>,
): ReadonlyMap<string, number> {
  const { top } = column.getBoundingClientRect()
  const places = new Map<string, number>()
  for (const card of cards) {
    const place = placeOf ? placeOf(card) : card
    if (place) places.set(card.id, Math.round(topOf(view, place.from) - top))
  }
  return places
}

function topOf(view: EditorView, position: number): number {
  const { doc } = view.state
  const at = Math.max(0, Math.min(position, doc.content.size))
  // A block that is one piece (a figure) has no letters to ask for.
  if (!doc.resolve(at).parent.inlineContent) {
    const dom = view.nodeDOM(at)
    if (dom instanceof Element) return dom.getBoundingClientRect().top
  }
  return view.coordsAtPos(at, 1).top
}

const isSame = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([id, y]) => other.get(id) === y)
