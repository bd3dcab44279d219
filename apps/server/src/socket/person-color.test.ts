import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colorBeside, personColor, RoomColors } from './person-color.ts'

/** Hue of a colour, in degrees. */
function hueOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const degrees = (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI
  return (degrees + 360) % 360
}

it('keeps a person to their own colour while nobody near it is there', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(colorBeside(id, [])).toBe(personColor(id))
    }),
  )
})

it('gives two people in a room colours of clearly different hue', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      const first = colorBeside(one, [])
      const apart = Math.abs(hueOf(first) - hueOf(colorBeside(other, [first])))
      expect(Math.min(apart, 360 - apart)).toBeGreaterThanOrEqual(30)
    }),
  )
})

it('gives twelve people twelve colours', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 12, maxLength: 12 }), (ids) => {
      const given: string[] = []
      for (const id of ids) given.push(colorBeside(id, given))
      expect(new Set(given.slice(0, 4)).size).toBe(4)
      expect(new Set(given).size).toBe(12)
    }),
  )
})

it('gives all tabs of a person one colour, and frees it with the last', () => {
  const colors = new RoomColors()
  const ada = colors.take('room', 'ada')
  expect(colors.take('room', 'ada')).toBe(ada)
  colors.giveBack('room', 'ada')
  expect(colors.take('room', 'bram')).not.toBe(ada)
  expect(colors.take('room', 'ada')).toBe(ada)
  for (const person of ['ada', 'ada', 'bram']) colors.giveBack('room', person)
  expect(colors.take('room', 'bram')).toBe(personColor('bram'))
})
