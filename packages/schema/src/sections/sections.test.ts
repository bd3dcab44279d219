import { doc, h1, h2, h3, heading, li, p, readCorpusFile, ul } from '@stanza/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allSections } from '../newsletter/newsletter.ts'
import { xmpp } from '../newsletter/presets/xmpp.ts'
import { recogniseSection } from './recognise-section.ts'
import { sectionsOf } from './sections-of.ts'
import { withSections } from './with-sections.ts'

const forms = allSections(xmpp.sections).flatMap(({ key, level, headings }) =>
  Object.values(headings).flatMap((texts) => texts.map((text) => ({ key, level, text }))),
)

describe('recognising a section', () => {
  it('knows every configured form as its own section', () => {
    for (const { key, level, text } of forms)
      expect([text, recogniseSection(xmpp, text, level)]).toEqual([text, key])
  })

  it('does not mind case, spaces, punctuation, a year and "and" for "&"', () => {
    const noise = fc.constantFrom('', ' ', '  ', '!', '.', ' 2026 ', ':', '\u00a0')
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        noise,
        noise,
        fc.boolean(),
        ({ key, level, text }, before, behind, upper) => {
          const typed = `${before}${upper ? text.toLocaleUpperCase('en') : text.toLowerCase()}${behind}`
          expect(recogniseSection(xmpp, typed.replaceAll(' ', '  ').replace('&', 'and'), level)).toBe(key)
        },
      ),
    )
  })

  it('knows none in other words, in nothing, or in a heading deep inside an item', () => {
    for (const text of ['', '2026', '&', 'A new client', 'New client'])
      expect(recogniseSection(xmpp, text, 3)).toBeNull()
    expect(recogniseSection(xmpp, 'XMPP Events', 5)).toBeNull()
  })

  it('takes the nearer level where two sections have the same words', () => {
    const spec = { body: 'items', headings: { en: ['News'] } } as const
    const two = {
      ...xmpp,
      sections: [{ ...spec, key: 'all', level: 2, groups: [{ ...spec, key: 'own', level: 3 }] }],
    }
    expect([1, 2, 3, 4].map((level) => recogniseSection(two, 'News', level))).toEqual([
      'all',
      'all',
      'own',
      'own',
    ])
  })

  it('knows the headings of the published posts', (context) => {
    const json = readCorpusFile('headings.json')
    if (json === null) return context.skip('no headings.json in the test data')
    type Used = Record<string, readonly { text: string; level: number; issues: number }[]>
    const all = JSON.parse(json) as { languages?: object }
    const languages = (all.languages ?? all) as Record<string, { headings: Used }>
    const missed = Object.values(languages).flatMap(({ headings }) =>
      Object.entries(headings).flatMap(([key, used]) =>
        used.filter((one) => recogniseSection(xmpp, one.text, one.level) !== key),
      ),
    )
    // One heading of one issue was damaged by search and replace: it names no section, and a check says so.
    expect(missed.map(({ issues }) => issues)).toEqual([1])
  })
})

const example = doc(
  p('Hello'),
  h3('A group before any section'),
  ul(li('x')),
  h2('XMPP Software News'),
  p('All of it'),
  h3('XMPP Servers'),
  ul(li('one'), li('two', ul(li('nested')))),
  p('between'),
  ul(li('three')),
  h3('XMPP Clients and Applications'),
  h2('Extensions and specifications'),
  h3('New'),
  ul(li('No new XEPs this month.')),
  h2('Somewhere else'),
)

describe('the outline of a document', () => {
  it('sets the section of headings once, and gives back the same document when it is set', () => {
    const once = withSections(xmpp, example)
    expect(once).not.toBe(example)
    expect(withSections(xmpp, once)).toBe(once)
    expect(sectionsOf(once).map(({ key }) => key)).toEqual([null, 'software_news', 'extensions', null])
  })

  it('forgets a section whose heading says something else now', () => {
    const renamed = withSections(xmpp, doc(heading(2, 'events', 'Something else')))
    expect(renamed.child(0).attrs['section']).toBeNull()
  })

  it('nests groups, says from where to where, and counts entries without those inside entries', () => {
    const [before, software] = sectionsOf(withSections(xmpp, example))
    expect(before).toMatchObject({ title: 'A group before any section', from: 1, to: 3, items: 1, id: null })
    expect(software).toMatchObject({ from: 3, to: 10, items: 3, level: 2 })
    expect(software?.groups.map(({ key, from, to, items }) => ({ key, from, to, items }))).toEqual([
      { key: 'servers', from: 5, to: 9, items: 3 },
      { key: 'clients', from: 9, to: 10, items: 0 },
    ])
  })

  it('does not count "nothing this month" when it knows the newsletter', () => {
    const document = withSections(xmpp, example)
    expect(sectionsOf(document)[2]?.items).toBe(1)
    expect(sectionsOf(document, xmpp)[2]?.items).toBe(0)
  })

  it('counts no list of what is the same every month, nor of its unnamed groups', () => {
    const document = withSections(
      xmpp,
      doc(
        h2('Software News'),
        h3('Servers'),
        ul(li('x')),
        h2('License'),
        ul(li('a'), li('b')),
        h3('Of what'),
        ul(li('c')),
      ),
    )
    expect(sectionsOf(document).map(({ items }) => items)).toEqual([1, 3])
    expect(sectionsOf(document, xmpp).map(({ items }) => items)).toEqual([1, 0])
  })

  it('nests by level, whatever levels the post uses', () => {
    const document = withSections(
      xmpp,
      doc(h1('Nouvelles des logiciels'), h2('Serveurs'), ul(li('x')), h1('Licence')),
    )
    expect(sectionsOf(document)).toMatchObject([
      { key: 'software_news', items: 1, groups: [{ key: 'servers', items: 1 }] },
      { key: 'license', items: 0, groups: [] },
    ])
  })

  it('covers every block below a heading exactly once', () => {
    const blocks = fc.constantFrom(h1('a'), h2('b'), h3('c'), heading(6, null, 'd'), p('e'), ul(li('f')))
    fc.assert(
      fc.property(fc.array(blocks, { maxLength: 30 }), (content) => {
        const document = doc(...content)
        const sections = sectionsOf(document)
        const first = content.findIndex((block) => block.type.name === 'heading')
        const edges = sections.flatMap(({ from, to }) => [from, to])
        expect(edges).toEqual(edges.toSorted((one, other) => one - other))
        if (first >= 0) expect([edges[0], edges.at(-1)]).toEqual([first, document.childCount])
        const lists = content
          .slice(Math.max(first, 0))
          .filter((block) => block.type.name === 'bulletList').length
        expect(sections.reduce((sum, { items }) => sum + items, 0)).toBe(first < 0 ? 0 : lists)
      }),
    )
  })

  // Work that grew with the square of them would not end within the time that a test has.
  it('reads a document of 100,000 blocks', () => {
    const big = doc(
      ...Array.from({ length: 100_000 }, (_, index) =>
        index % 4 === 0 ? h3(`Heading ${index} ${'a'.repeat(150)}`) : p('text'),
      ),
    )
    expect(sectionsOf(withSections(xmpp, big))).not.toEqual([])
  })
})
