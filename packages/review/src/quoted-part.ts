import { commonSubsequence } from '@stanza/schema'

/** Of the quote, this much must be left for the place to be the same. */
const leastLeft = 1 / 3
/** Longest text that is compared sign by sign; a longer one is compared in words. */
const signBySign = 300

/**
 * The part of a text that still says what was quoted: from the first to the last sign that the two have in common. Null
 * when so little is left that it is another text: what was typed between two deleted words is not what was commented on.
 */
export function quotedPart(
  text: string,
  quote: string,
): { readonly from: number; readonly to: number } | null {
  if (text.trim() === '') return null
  if (text === quote) return { from: 0, to: text.length }
  const split = (whole: string): string[] =>
    Math.max(text.length, quote.length) > signBySign
      ? (whole.match(/[\p{L}\p{N}_]+|[^]/gu) ?? [])
      : [...whole]
  const [pieces, quoted] = [split(text), split(quote)]
  // A blank that two words have in common must not stand for a word: the empty piece equals nothing.
  const written = (all: readonly string[]): string[] => all.map((piece) => piece.trim())
  const same = commonSubsequence(written(pieces), written(quoted))
  const left = same.reduce((sum, [index]) => sum + (pieces[index] ?? '').length, 0)
  if (left === 0 || left < leastLeft * quote.replaceAll(/\s/g, '').length) return null
  const [first, last] = [same[0]?.[0] ?? 0, same.at(-1)?.[0] ?? 0]
  const from = pieces.slice(0, first).join('').length
  return { from, to: from + pieces.slice(first, last + 1).join('').length }
}
