/** How often one address may knock, in any second; a count for each address, forgotten when the second is over. */
export class HandshakeRate {
  readonly #perSecond: number
  #counts = new Map<string, number>()
  #second = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  allows(address: string, now: number): boolean {
    const second = Math.floor(now / 1_000)
    if (second !== this.#second) {
      this.#second = second
      this.#counts = new Map()
    }
    const count = (this.#counts.get(address) ?? 0) + 1
    this.#counts.set(address, count)
    return count <= this.#perSecond
  }
}
