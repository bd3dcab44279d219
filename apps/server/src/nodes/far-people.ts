/** Somebody who has a text open, and their colour there. */
export interface PersonHere {
  readonly id: string
  readonly color: string
}

/** A node tells of its people every 10 s; one of which nothing is heard for so long is gone. */
export const hereEveryMs = 10_000
const forgottenMs = 25_000
// What somebody who reaches the nodes' channel can make us hold.
const mostNodes = 100
const mostTexts = 1_000

interface Heard {
  readonly at: number
  readonly people: readonly PersonHere[]
}

/** Who has which text open on the other nodes, as they tell it. */
export class FarPeople {
  /** By text, then by node. */
  readonly #heard = new Map<string, Map<string, Heard>>()

  /** A node's people in one text are these now. */
  hear(node: string, text: string, people: readonly PersonHere[], now: number): void {
    if (this.#heard.size >= mostTexts) this.#forget(now)
    const nodes = this.#heard.get(text) ?? new Map<string, Heard>()
    const isFull = this.#heard.size >= mostTexts && !this.#heard.has(text)
    if (isFull || (nodes.size >= mostNodes && !nodes.has(node))) return
    if (people.length === 0) nodes.delete(node)
    else nodes.set(node, { at: now, people })
    if (nodes.size === 0) this.#heard.delete(text)
    else this.#heard.set(text, nodes)
  }

  /** Their colours, by their ids. */
  in(text: string, now: number): ReadonlyMap<string, string> {
    const fresh = [...(this.#heard.get(text)?.values() ?? [])].filter(({ at }) => isFresh(at, now))
    return new Map(fresh.flatMap(({ people }) => people.map(({ id, color }) => [id, color])))
  }

  #forget(now: number): void {
    for (const [text, nodes] of this.#heard) {
      for (const [node, { at }] of nodes) if (!isFresh(at, now)) nodes.delete(node)
      if (nodes.size === 0) this.#heard.delete(text)
    }
  }
}

const isFresh = (at: number, now: number): boolean => Math.abs(now - at) < forgottenMs
