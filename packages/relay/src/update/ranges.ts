/** A set of whole numbers as sorted ranges that do not touch: `from` inclusive, `to` exclusive. */
export class Ranges {
  readonly #bounds: number[]

  /** @param bounds of ranges that are sorted and do not touch: from, to, from, to … */
  constructor(bounds: number[] = []) {
    this.#bounds = bounds
  }

  has(from: number, to: number): boolean {
    // An odd index is the end of a range, here of the one that holds `from`.
    const holding = this.#search(from, false)
    return holding % 2 === 1 && to <= (this.#bounds[holding] as number)
  }

  add(from: number, to: number): void {
    const first = this.#search(from, true)
    const last = this.#search(to, false)
    const start = first % 2 === 1 ? [] : [from]
    const end = last % 2 === 1 ? [] : [to]
    this.#bounds.splice(first, last - first, ...start, ...end)
  }

  /** How many numbers from `from` to before `to` are not in the set. */
  missing(from: number, to: number): number {
    let [left, at] = [0, from]
    // An odd index is inside a range; its bound is where that ends.
    for (let index = this.#search(from, false); at < to; index += 1) {
      const bound = Math.min(to, this.#bounds[index] ?? to)
      if (index % 2 === 0) left += bound - at
      at = bound
    }
    return left
  }

  /** Pairs of `from` and `to`. */
  *pairs(): Generator<readonly [from: number, to: number]> {
    for (let i = 0; i < this.#bounds.length; i += 2)
      yield [this.#bounds[i] as number, this.#bounds[i + 1] as number]
  }

  get count(): number {
    return this.#bounds.length / 2
  }

  /** Index of the first bound that is ≥ `value`, or with `touching` false, > `value`. */
  #search(value: number, touching: boolean): number {
    let [low, high] = [0, this.#bounds.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const bound = this.#bounds[middle] as number
      if (touching ? bound < value : bound <= value) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** What some deletions take away of each clientID’s content, each unit once however often it is named. */
export function rangesOf(
  deletes: readonly { readonly client: number; readonly from: number; readonly to: number }[],
): ReadonlyMap<number, Ranges> {
  const all = new Map<number, Ranges>()
  for (const { client, from, to } of deletes) {
    const ranges = all.get(client) ?? new Ranges()
    all.set(client, ranges)
    ranges.add(from, to)
  }
  return all
}
