// A megabyte: many more than write at one time.
const most = 5_000

/** What was written last under each key, for as many keys as were written lately. */
export class NewestKeys<Value> {
  readonly #values = new Map<string, Value>()

  get(key: string): Value | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: Value): void {
    // Behind all others: what is forgotten is what was not written for longest.
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= most) return
    const [oldest] = this.#values.keys()
    if (oldest !== undefined) this.#values.delete(oldest)
  }

  clear(): void {
    this.#values.clear()
  }
}
