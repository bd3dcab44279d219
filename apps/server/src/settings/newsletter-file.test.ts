import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSettings, revisionOf, withKeys, writtenOut } from './newsletter-file.ts'

const key = fc.constantFrom('name', 'site', 'checks.names', 'checks.rules', 'checks.longestItem')
const own = fc.record(
  {
    preset: fc.constant('xmpp'),
    name: fc.string(),
    checks: fc.record({ names: fc.array(fc.string()), longestItem: fc.nat() }, { requiredKeys: ['names'] }),
  },
  { requiredKeys: ['preset'] },
)
const valueAt = (settings: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], settings)

it('sets the keys that are named and leaves every other as it is, in its place', () => {
  fc.assert(
    fc.property(own, key, fc.jsonValue(), (settings, name, value) => {
      const changed = withKeys(settings, { [name]: value }, [])
      expect(valueAt(changed, name)).toEqual(value)
      for (const other of ['preset', 'name', 'site', 'checks.names', 'checks.rules', 'checks.longestItem'])
        if (other !== name) expect(valueAt(changed, other)).toEqual(valueAt(settings, other))
      expect(Object.keys(changed).filter((one) => one in settings)).toEqual(Object.keys(settings))
    }),
  )
})

it('takes back what it set: no trace stays of a key that was not there, nor an empty "checks"', () => {
  fc.assert(
    fc.property(own, key, fc.jsonValue(), (settings, name, value) => {
      fc.pre(valueAt(settings, name) === undefined)
      expect(withKeys(withKeys(settings, { [name]: value }, []), {}, [name])).toEqual(settings)
    }),
  )
})

it('reads back what it writes out, under a revision that every node gives it', () => {
  const text = writtenOut({ preset: 'xmpp', name: 'Zeitung – 🥕', checks: { longestItem: 140 } })
  const read = readSettings(text)
  expect('message' in read ? read : read.own).toEqual({
    preset: 'xmpp',
    name: 'Zeitung – 🥕',
    checks: { longestItem: 140 },
  })
  expect(revisionOf(text)).toBe('message' in read ? '' : read.revision)
  expect(revisionOf(null)).toBe(revisionOf(writtenOut({ preset: 'xmpp' })))
})
