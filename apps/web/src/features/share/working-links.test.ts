import { expect, it } from 'vitest'
import type { Link } from '@stanza/schema/api'
import { workingLinks } from './working-links.ts'

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

it('lists what still lets somebody in, newest first', () => {
  const links = [
    link('1'),
    link('2', { revoked: '2026-09-03T00:00:00Z' }),
    link('3', { expires: '2026-09-04' }),
    link('4', { expires: '2026-09-05' }),
  ]
  expect(workingLinks(links, '2026-09-05T23:00:00Z').map(({ id }) => id)).toEqual(['4', '1'])
})
