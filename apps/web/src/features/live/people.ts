/** Somebody who has the text open. */
export interface Presence {
  readonly id: string
  readonly name: string
  readonly color: string
  /** This browser's own person. */
  readonly self: boolean
}

const grey = '#5c6470'

/**
 * Who is here, from the awareness states: one entry a person however many tabs they have, oneself first, then by name. What
 * others sent is not trusted: without an id it is nobody, a colour is six digits or grey.
 */
export function peopleHere(
  states: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
  self: Presence,
): Presence[] {
  const people = new Map<string, Presence>([[self.id, self]])
  for (const { user } of states.values()) {
    const { id, name, color } = (typeof user === 'object' && user !== null ? user : {}) as Record<
      string,
      unknown
    >
    if (typeof id !== 'string' || id === '' || people.has(id)) continue
    people.set(id, {
      id,
      name: typeof name === 'string' ? name.slice(0, 60) : '',
      color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : grey,
      self: false,
    })
  }
  const [first, ...others] = people.values()
  return first ? [first, ...others.toSorted((one, other) => one.name.localeCompare(other.name))] : []
}

/** Up to two letters for a face: of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase() || '?'
}
