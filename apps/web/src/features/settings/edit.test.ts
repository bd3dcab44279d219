import { rules } from '@stanza/checks'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { noHouseRules } from '@stanza/schema'
import { expect, it } from 'vitest'
import type { Settings } from '../../api/newsletter.ts'
import { headingsEdit } from './change-headings.ts'
import { houseChange, houseEdit, houseOf, isSame, type KeyChanges, undoOf, withChanges } from './edit.ts'
import { findRules } from './find-rules.ts'
import { severityEdit, severityIn } from './rule-severity.ts'

const usual = { checks: { ...noHouseRules, ...xmpp.checks }, sections: xmpp.sections }
const first: Settings = { revision: '1', own: { preset: 'xmpp' }, newsletter: xmpp, usual }

/** What the server makes of it. */
function taken(settings: Settings, changes: KeyChanges | null): Settings {
  if (changes === null) throw new Error('a conflict')
  const own: Record<string, unknown> = { ...settings.own }
  const checks = { ...(own['checks'] as object) } as Record<string, unknown>
  for (const [key, value] of Object.entries(changes.set))
    if (key.startsWith('checks.')) checks[key.slice(7)] = value
    else own[key] = value
  for (const key of changes.reset)
    if (key.startsWith('checks.')) delete checks[key.slice(7)]
    else delete own[key]
  return { ...withChanges(settings, changes), own: { ...own, checks } }
}
const rule = (id: string) => {
  const found = rules.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

it('needs no words of its own for what is usual', () => {
  const off = severityEdit(rule('link-http'), 'info', 'off', '').make(first)
  expect(off).toEqual({ set: { 'checks.rules': { 'link-http': 'off' } }, reset: [] })
  const after = taken(first, off)
  expect(severityIn(rule('link-http'), houseOf(after))).toBe('off')
  const back = severityEdit(rule('link-http'), 'off', 'info', '').make(after)
  expect(back).toEqual({ set: {}, reset: ['checks.rules'] })
})

it('turns on a rule that is off by itself, with its own severity or another', () => {
  const bold = rule('item-bold')
  expect(severityIn(bold, houseOf(first))).toBe('off')
  const on = taken(first, severityEdit(bold, 'off', 'error', '').make(first))
  expect(severityIn(bold, houseOf(on))).toBe('error')
  expect(severityEdit(bold, 'error', 'off', '').make(on)).toEqual({ set: {}, reset: ['checks.rules'] })
})

it('makes no change over one that somebody else made to the same', () => {
  const theirs = taken(first, severityEdit(rule('link-http'), 'info', 'error', '').make(first))
  expect(severityEdit(rule('link-http'), 'info', 'off', '').make(theirs)).toBeNull()
  expect(severityEdit(rule('odd-punct'), 'warning', 'off', '').make(theirs)?.set).toEqual({
    'checks.rules': { 'link-http': 'error', 'odd-punct': 'off' },
  })
})

it('adds a word to what somebody else made of the list meanwhile', () => {
  const add = houseEdit('', 'names', (names) => [...names, 'Mine'])
  const theirs = taken(first, houseEdit('', 'names', () => ['Theirs']).make(first))
  expect(add.make(theirs)?.set).toEqual({ 'checks.names': ['Theirs', 'Mine'] })
})

it('puts no value over one that somebody else gave meanwhile', () => {
  const seen = houseOf(first).longestItem
  const theirs = taken(first, houseChange('', 'longestItem', seen, 200).make(first))
  expect(houseChange('', 'longestItem', seen, 140).make(theirs)).toBeNull()
  expect(houseChange('', 'longestItem', 200, null).make(theirs)).toEqual({
    set: {},
    reset: ['checks.longestItem'],
  })
})

it('takes back what it did and nothing that came later', () => {
  const changes = houseEdit('', 'longestItem', () => 140).make(first)
  const after = taken(first, changes)
  const undo = undoOf(changes ?? { set: {}, reset: [] }, first, after, '')
  expect(undo.make(after)).toEqual({ set: {}, reset: ['checks.longestItem'] })
  expect(undo.make(taken(after, houseEdit('', 'longestItem', () => 200).make(after)))).toBeNull()
})

it('changes the headings of a group, and knows when they are the preset’s again', () => {
  const seen = ['Proposed', 'Proposed Extensions']
  const changed = headingsEdit('proposed', 'en', seen, ['Offered'], '').make(first)
  const after = taken(first, changed)
  expect(JSON.stringify(after.newsletter.sections)).toContain('"en":["Offered"]')
  expect(headingsEdit('proposed', 'en', seen, ['Other'], '').make(after)).toBeNull()
  expect(headingsEdit('proposed', 'en', ['Offered'], seen, '').make(after)).toEqual({
    set: {},
    reset: ['sections'],
  })
  expect(
    isSame(withChanges(after, { set: {}, reset: ['sections'] }).newsletter.sections, xmpp.sections),
  ).toBe(true)
})

it('finds rules by words, by group, and those that are changed or off', () => {
  const after = taken(first, severityEdit(rule('link-http'), 'info', 'off', '').make(first))
  const houses = { house: houseOf(after), usual: usual.checks }
  const ids = (filter: Parameters<typeof findRules>[0]): string[] =>
    findRules(filter, houses).flatMap((group) => group.rules.map(({ id }) => id))
  expect(ids({ words: '', group: 'all', show: 'all' })).toHaveLength(rules.length)
  expect(ids({ words: 'EMPTY  heading', group: 'all', show: 'all' })).toContain('heading-empty-section')
  expect(ids({ words: '', group: 'all', show: 'own' })).toEqual(['link-http'])
  expect(ids({ words: '', group: 'links', show: 'off' })).toEqual(['link-http'])
  expect(ids({ words: 'nothing has this', group: 'all', show: 'all' })).toEqual([])
})
