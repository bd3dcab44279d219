import type { Link, PersonHere } from '@stanza/schema/api'
import { expect, it } from 'vitest'
import { heldLinks } from './held-links.ts'

const link = (id: string, change: Partial<Link> = {}): Link => ({
  id,
  role: 'writer',
  issue: null,
  note: '',
  created: `2026-09-0${id}T00:00:00Z`,
  expires: null,
  revoked: null,
  people: [],
  ...change,
})
const person = (name: string, links: string[], here: boolean, seen: string): PersonHere => ({
  id: name,
  name,
  color: '#000000',
  here,
  role: 'writer',
  links,
  seen,
})

it('lists links that work, those with people first, and who is here before who was', () => {
  const links = [
    link('1'),
    link('2'),
    link('3', { revoked: '2026-09-04T00:00:00Z' }),
    link('4', { expires: '2026-09-01' }),
  ]
  const people = [
    person('Ada', ['1'], false, '2026-09-03T10:00:00Z'),
    person('Bram', ['1', '3'], false, '2026-09-04T10:00:00Z'),
    person('Chiyo', ['1'], true, '2026-09-01T10:00:00Z'),
  ]
  const held = heldLinks(links, people, '2026-09-05T12:00:00Z')
  expect(held.map((one) => [one.link.id, one.holders.map(({ name }) => name)])).toEqual([
    ['1', ['Chiyo', 'Bram', 'Ada']],
    ['2', []],
  ])
})
