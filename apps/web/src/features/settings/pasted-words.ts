/** What a person typed or pasted, one entry on each line; a dash or dot in front of it is a list's, not the entry's. */
export const pastedWords = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
      .filter(Boolean),
  ),
]

export type PastedPairs =
  | { readonly ok: true; readonly pairs: readonly (readonly [wrong: string, right: string])[] }
  /** The line that is no pair. */
  | { readonly ok: false; readonly line: string }

const pair = /^(.+?)\s*(?:→|->|=>|=|\t)\s*(.+)$/

/** Lines of "wrong → right"; `->`, `=>`, `=` and a tab are arrows too. */
export function pastedPairs(text: string): PastedPairs {
  const pairs = new Map<string, string>()
  for (const line of pastedWords(text)) {
    const [wrong, right] = pair.exec(line)?.slice(1) ?? []
    if (wrong === undefined || right === undefined) return { ok: false, line }
    pairs.set(wrong.trim(), right.trim())
  }
  return { ok: true, pairs: [...pairs] }
}
