/** A word that one client types once: letters and digits only, so that Markdown keeps it as it is. */
const tokenPattern = /t(\d+)q(\d+)z/g

export const tokenOf = (client: number, count: number): string => `t${client}q${count}z`

/** The tokens in a text, in its order. */
export const tokensIn = (text: string): string[] => [...text.matchAll(tokenPattern)].map(([token]) => token)

interface Found {
  /** Acknowledged and not in the database. */
  readonly lost: number
  /** Seen by others and not in the database. */
  readonly ghosts: number
  readonly doubled: number
}

export interface Counts extends Found {
  readonly typed: number
  readonly acknowledged: number
  readonly seen: number
}

export const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce((sum, one) => ({
    typed: sum.typed + one.typed,
    acknowledged: sum.acknowledged + one.acknowledged,
    seen: sum.seen + one.seen,
    lost: sum.lost + one.lost,
    ghosts: sum.ghosts + one.ghosts,
    doubled: sum.doubled + one.doubled,
  }))

/** What every virtual client typed, was told to be saved, and saw of others: the one oracle of all cases (threats.md 7.2). */
export class Ledger {
  readonly #acknowledged = new Set<string>()
  readonly #seen = new Set<string>()
  /** The page on which a word was typed: what was on its way when one was reloaded may come behind the next one's. */
  readonly #pages = new Map<string, string>()
  #found: Found = { lost: 0, ghosts: 0, doubled: 0 }

  get counts(): Counts {
    return {
      typed: this.#pages.size,
      acknowledged: this.#acknowledged.size,
      seen: this.#seen.size,
      ...this.#found,
    }
  }

  typed(token: string, page: string): void {
    this.#pages.set(token, page)
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
    this.#found = { lost: lost.length, ghosts: ghosts.length, doubled: doubled.length }
    return [
      ...said('I1: acknowledged and lost', lost),
      ...said('I2: seen by others and not in the database', ghosts),
      ...said('I4: there twice', doubled),
      ...said('I5: out of the order typed', this.#outOfOrder(kept)),
    ]
  }

  #outOfOrder(tokens: readonly string[]): string[] {
    const newest = new Map<string, number>()
    return tokens.filter((token) => {
      const page = this.#pages.get(token) ?? ''
      const count = Number(new RegExp(tokenPattern).exec(token)?.[2])
      const before = newest.get(page) ?? 0
      newest.set(page, Math.max(before, count))
      return count < before
    })
  }
}

const said = (what: string, tokens: readonly string[]): string[] =>
  tokens.length === 0
    ? []
    : [`${what}: ${tokens.length} (${tokens.slice(0, 5).join(' ')}${tokens.length > 5 ? ' …' : ''})`]
