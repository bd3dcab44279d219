import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openKeptDrafts, type KeptDraft, type KeptDrafts } from './kept-drafts.ts'

const draft = (words: string): KeptDraft => ({
  update: new Uint8Array([1]),
  held: [],
  underway: [],
  note: '',
  words,
  leftOut: null,
  wanted: false,
})

let edition = 0
const tabs: KeptDrafts[] = []
const openTab = (epoch = 'first'): KeptDrafts => {
  const tab = openKeptDrafts(`edition-${edition}`, epoch)
  tabs.push(tab)
  return tab
}
const heldNames = async (): Promise<number> => (await navigator.locks.query()).held?.length ?? 0
const closeTab = async (tab: KeptDrafts): Promise<void> => {
  const before = await heldNames()
  tab.close()
  tabs.splice(tabs.indexOf(tab), 1)
  await vi.waitFor(async () => expect(await heldNames()).toBe(before - 1))
}
const wordsOf = async (tab: KeptDrafts): Promise<readonly string[]> =>
  (await tab.takeOver()).drafts.map(({ words }) => words)

/** A tab that wrote this and was closed. */
const leave = async (words: string): Promise<void> => {
  const tab = openTab()
  await tab.keep(draft(words))
  await closeTab(tab)
}

beforeEach(() => void (edition += 1))
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const tab of tabs.splice(0)) tab.close()
  await vi.waitFor(async () => expect(await heldNames()).toBe(0))
})

it('of two tabs that come back together one has the left draft', async () => {
  await leave('mine')
  const found = await Promise.all([openTab(), openTab()].map(wordsOf))
  expect(found.flat()).toEqual(['mine'])
})

it('what was said before the left draft was seen does not throw it away', async () => {
  await leave('mine')
  const tab = openTab()
  const left = tab.takeOver()
  await tab.keep(null)
  expect((await left).drafts).toHaveLength(1)
  // The browser is closed before the desk has kept it anew.
  await closeTab(tab)
  expect(await wordsOf(openTab())).toEqual(['mine'])
})

it('a draft that was taken over and could not be kept anew is there the next time', async () => {
  await leave('mine')
  const tab = openTab()
  await tab.takeOver()
  const tooMuch = { ...draft('mine and more'), note: (() => 'no disk takes this') as unknown as string }
  expect(await tab.keep(tooMuch)).toBe(false)
  await closeTab(tab)
  const next = openTab()
  expect(await wordsOf(next)).toEqual(['mine'])
  expect(await next.keep(draft('mine and more'))).toBe(true)
  await closeTab(next)
  expect(await wordsOf(openTab())).toEqual(['mine and more'])
})

it('what was taken over and proposed is gone', async () => {
  await leave('mine')
  const tab = openTab()
  await tab.takeOver()
  expect(await tab.keep(null)).toBe(true)
  await closeTab(tab)
  expect(await wordsOf(openTab())).toEqual([])
})

it('what a living tab has taken over and not kept anew is nobody else’s', async () => {
  await leave('mine')
  await openTab().takeOver()
  expect(await wordsOf(openTab())).toEqual([])
})

it('of a text that was replaced all words are given, those in the front matter too', async () => {
  const tab = openTab('before')
  await tab.keep({ ...draft('in the text'), leftOut: { why: 'matter', words: 'title: in the matter' } })
  await closeTab(tab)
  const all = { drafts: [], replaced: 'in the text\n\ntitle: in the matter' }
  const next = openTab()
  expect(await next.takeOver()).toEqual(all)
  // Taken over and not kept anew, it does not become a draft of the text as it is now.
  await closeTab(next)
  expect(await openTab().takeOver()).toEqual(all)
})

it('over plain http, without locks and randomUUID, tabs ask each other', async () => {
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const tab = openTab()
  await tab.keep(draft('mine'))
  expect(await wordsOf(openTab())).toEqual([])
  tab.close()
  await vi.waitFor(async () => expect(await wordsOf(openTab())).toEqual(['mine']))
})
