/** A card to be placed: `y` where its words are, both in pixels from the top of the column. */
export interface CardBox {
  readonly id: string
  readonly y: number
  readonly height: number
}

/**
 * Tops of the cards, in the order given, so that none overlaps another. Each stands at its words or as little below as
 * those before it need. The active card stands exactly at its words: cards before it make room upwards. Only where all of
 * the room above is taken by them it gives way, too, since nobody could scroll to what is above the column.
 */
export function stackCards(boxes: readonly CardBox[], activeId: string | null, gap: number): number[] {
  const tops: number[] = []
  let free = 0
  for (const { y, height } of boxes) {
    const top = Math.max(y, free)
    tops.push(top)
    free = top + height + gap
  }
  const active = boxes.findIndex(({ id }) => id === activeId)
  if (active < 0) return tops
  const before = boxes.slice(0, active).reduce((sum, { height }) => sum + height + gap, 0)
  tops[active] = Math.max(boxes[active]?.y ?? 0, before)
  for (let index = active - 1; index >= 0; index -= 1) {
    const room = (tops[index + 1] ?? 0) - gap - (boxes[index]?.height ?? 0)
    tops[index] = Math.min(tops[index] ?? 0, room)
  }
  for (let index = active + 1; index < boxes.length; index += 1) {
    const above = (tops[index - 1] ?? 0) + (boxes[index - 1]?.height ?? 0) + gap
    tops[index] = Math.max(boxes[index]?.y ?? 0, above)
  }
  return tops
}
