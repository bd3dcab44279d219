/** The one place where two texts differ: at `at`, `removed` units went and `inserted` came. Offsets are UTF-16 units, as Yjs counts. */
export interface TextChange {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

/**
 * What typing changed, found with the caret: of the many ways to read "aa" → "aaa" it takes the one that ends where the caret
 * stands now. It never cuts a surrogate pair in half, which Yjs would turn into two replacement characters.
 */
export function changeBetween(before: string, after: string, caret: number): TextChange {
  const mostAfter = Math.max(0, after.length - Math.max(0, Math.min(caret, after.length)))
  let end = 0
  const shorter = Math.min(before.length, after.length)
  while (
    end < Math.min(shorter, mostAfter) &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  let at = 0
  while (at < shorter - end && before[at] === after[at]) at += 1
  if (isHighSurrogate(before, at - 1) || isHighSurrogate(after, at - 1)) at -= 1
  if (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end)) end -= 1
  return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) }
}

const isHighSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** A step of Yjs' description of a change of text. */
export type TextStep = {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}

/** Where a caret stands after somebody else's change: text put in just at it comes behind it. */
export function movedCaret(caret: number, steps: readonly TextStep[]): number {
  let at = 0
  let moved = caret
  for (const step of steps) {
    if (step.retain !== undefined) at += step.retain
    else if (typeof step.insert === 'string') {
      if (at < moved) moved += step.insert.length
      at += step.insert.length
    } else if (step.delete !== undefined && at < moved) moved -= Math.min(step.delete, moved - at)
  }
  return moved
}
