// Twelve hues with at least 4.5:1 against white, for the caret's label, in the order of the circle of colours.
const colors = [
  '#b3261e',
  '#6f5b52',
  '#8f4e00',
  '#6b5f00',
  '#3b6e00',
  '#006e3c',
  '#006a6a',
  '#00658f',
  '#1f5fbf',
  '#5550c4',
  '#7d42b0',
  '#a1357f',
] as const

// A quarter of the circle: red and brown, or two blues, are one colour to a hurried eye.
const clearlyApart = 3

/** The same person has the same colour everywhere, as long as nobody near it is there. */
export function personColor(id: string): string {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return colors[sum % colors.length] ?? colors[0]
}

/** A person's colour in a room with others: their own if it is clear of the others', else the one that is clearest. */
export function colorBeside(id: string, others: Iterable<string>): string {
  const taken = [...others].map((color) => colors.findIndex((one) => one === color)).filter((at) => at >= 0)
  const clearance = (color: string): number => {
    const at = colors.findIndex((one) => one === color)
    const steps = taken.map((other) => Math.abs(other - at))
    return Math.min(colors.length, ...steps.map((step) => Math.min(step, colors.length - step)))
  }
  const own = personColor(id)
  if (clearance(own) >= clearlyApart) return own
  return colors.toSorted((one, other) => clearance(other) - clearance(one))[0] ?? own
}

/** Who has which colour in each room: chosen when they come, kept while any tab of theirs is there. */
export class RoomColors {
  readonly #rooms = new Map<string, Map<string, { readonly color: string; tabs: number }>>()

  /** @param elsewhere the colours of those who are there over another node. */
  take(room: string, person: string, elsewhere: ReadonlyMap<string, string> = new Map()): string {
    const people = this.#rooms.get(room) ?? new Map<string, { readonly color: string; tabs: number }>()
    this.#rooms.set(room, people)
    const known = people.get(person)
    if (known !== undefined) {
      known.tabs += 1
      return known.color
    }
    const others = [...people.values()].map((other) => other.color)
    const color = elsewhere.get(person) ?? colorBeside(person, [...others, ...elsewhere.values()])
    people.set(person, { color, tabs: 1 })
    return color
  }

  giveBack(room: string, person: string): void {
    const people = this.#rooms.get(room)
    const known = people?.get(person)
    if (people === undefined || known === undefined) return
    known.tabs -= 1
    if (known.tabs === 0) people.delete(person)
    if (people.size === 0) this.#rooms.delete(room)
  }
}
