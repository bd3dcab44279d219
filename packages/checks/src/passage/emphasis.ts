import type { Range } from './passage.ts'

/** A run of `*`, `_` or `~~` in the raw text, as CommonMark's delimiter stack holds it. */
export interface DelimiterRun {
  readonly at: number
  readonly character: string
  readonly length: number
  readonly opens: boolean
  readonly closes: boolean
  /** Letters of the run that are still literal, counted from `start`. */
  start: number
  left: number
}

/** Takes the letters that open and close one emphasised stretch. */
export type EmphasisPair = (open: Range, close: Range) => void

const isSpace = (character: string): boolean => character === '' || /\s/.test(character)
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character)

/** Reads the delimiter run that begins at `at` (CommonMark 0.31, "left-flanking" and "right-flanking"). */
export function delimiterRun(raw: string, at: number): DelimiterRun {
  const character = raw[at] ?? ''
  let end = at
  while (raw[end] === character) end += 1
  const before = raw[at - 1] ?? ''
  const after = raw[end] ?? ''
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
  const opens = character === '_' ? left && (!right || isPunctuation(before)) : left
  const closes = character === '_' ? right && (!left || isPunctuation(after)) : right
  return { at, character, length: end - at, opens, closes, start: at, left: end - at }
}

/**
 * Pairs the runs as CommonMark does ("process emphasis") and calls `pair` with the markup before and behind each emphasised stretch. Runs
 * in one link text or outside of links are given together. The floor below which no opener was found is kept per kind of
 * closer, which keeps the search linear.
 */
export function pairEmphasis(runs: readonly DelimiterRun[], pair: EmphasisPair): void {
  const floors = new Map<string, number>()
  const stack: DelimiterRun[] = []
  for (const run of runs) {
    if (run.closes) closeWith(run, stack, floors, pair)
    if (run.left > 0 && run.opens) stack.push(run)
  }
}

function closeWith(
  closer: DelimiterRun,
  stack: DelimiterRun[],
  floors: Map<string, number>,
  pair: EmphasisPair,
): void {
  while (closer.left > 0) {
    const kind = `${closer.character}${closer.opens ? 1 : 0}${closer.length % 3}`
    const floor = floors.get(kind) ?? 0
    let at = stack.length - 1
    while (at >= floor && !pairs(stack[at]!, closer)) at -= 1
    if (at < floor) {
      floors.set(kind, stack.length)
      return
    }
    const opener = stack[at]!
    stack.length = at + 1
    for (const [key, value] of floors) if (value > stack.length) floors.set(key, stack.length)
    const used = closer.character === '~' ? 2 : opener.left >= 2 && closer.left >= 2 ? 2 : 1
    const end = opener.start + opener.left
    pair({ from: end - used, to: end }, { from: closer.start, to: closer.start + used })
    opener.left -= used
    closer.start += used
    closer.left -= used
    if (opener.left === 0) stack.pop()
  }
}

function pairs(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (opener.character !== closer.character) return false
  if (opener.character === '~') return opener.left === 2 && closer.left === 2
  if (!opener.closes && !closer.opens) return true
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0)
}
