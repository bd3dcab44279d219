/** A word that one client types once: letters and digits only, so that Markdown keeps it as it is. */
const tokenPattern = /t(\d+)q(\d+)z/g

export const tokenOf = (client: number, count: number): string => `t${client}q${count}z`

/** The tokens in a text, in its order. */
export const tokensIn = (text: string): string[] => [...text.matchAll(tokenPattern)].map(([token]) => token)

/** What every virtual client typed, was told to be saved, and saw of others: the one oracle of all cases (threats.md 7.2). */
export class Ledger {
  readonly #acknowledged = new Set<string>()
  readonly #seen = new Set<string>()
  #typed = 0

  get counts(): { readonly typed: number; readonly acknowledged: number; readonly seen: number } {
    return { typed: this.#typed, acknowledged: this.#acknowledged.size, seen: this.#seen.size }
  }

  typed(): void {
    this.#typed += 1
  }

  /** "Saved" was shown to the one who typed it. */
  acknowledged(token: string): void {
    this.#acknowledged.add(token)
  }

  /** Somebody else saw it. */
  seen(token: string): void {
    this.#seen.add(token)
  }

  /** I1, I2, I4 and I5 over the text as a cold load of the database alone has it. */
  violationsIn(text: string): string[] {
    const kept = tokensIn(text)
    const there = new Set(kept)
    const lost = [...this.#acknowledged].filter((token) => !there.has(token))
    const ghosts = [...this.#seen].filter((token) => !there.has(token))
    const doubled = kept.filter((token, index) => kept.indexOf(token) !== index)
    return [
      ...said('I1: acknowledged and lost', lost),
      ...said('I2: seen by others and not in the database', ghosts),
      ...said('I4: there twice', doubled),
      ...said('I5: out of the order typed', outOfOrder(kept)),
    ]
  }
}

function outOfOrder(tokens: readonly string[]): string[] {
  const newest = new Map<string, number>()
  return tokens.filter((token) => {
    const [, client = '', count = ''] = new RegExp(tokenPattern).exec(token) ?? []
    const before = newest.get(client) ?? 0
    newest.set(client, Math.max(before, Number(count)))
    return Number(count) < before
  })
}

const said = (what: string, tokens: readonly string[]): string[] =>
  tokens.length === 0
    ? []
    : [`${what}: ${tokens.length} (${tokens.slice(0, 5).join(' ')}${tokens.length > 5 ? ' …' : ''})`]
