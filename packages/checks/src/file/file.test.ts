import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HouseRules } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { objectCharacter } from '../passage/passage.ts'
import { applyFixes, fixSafely } from './apply-fixes.ts'
import { checkFile } from './check-file.ts'
import { readFile } from './read-file.ts'

const pieces = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '\n\n',
  '- ',
  '* ',
  '  ',
  '> ',
  '# ',
  '## ',
  '[',
  ']',
  '(',
  ')',
  '](https://a.example/b)',
  '[a](https://a.example)',
  '![a](/b.png)',
  '`',
  '``',
  '*',
  '**',
  '_',
  '~~',
  '\\',
  '\\*',
  '&amp;',
  '&#65;',
  '<b>',
  '<https://a.example/>',
  '{{< figure src="/a.png" caption="A pot" >}}',
  '{{< x',
  '|',
  '\n| a | b |\n|---|---|\n| c | d |\n',
  '```\n',
  '\u00A0',
  'é',
  '🙂',
  '.',
  ',',
  '!',
  '"',
  '\t',
  '\r\n',
  '  \n',
  '---\n',
  'title: A\n',
  '1. ',
  'https://a.example/c',
  '<!--',
  '-->',
)
const markdown = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))
const options = { newsletter: xmpp, fileName: '2026-08-05-newsletter.fr.md' }

describe('a file cut into passages', () => {
  it('knows of every letter where it stands', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const { source, passage } of readFile(text).passages) {
          let before = -1
          for (let index = 0; index < source.text.length; index += 1) {
            const [start, end] = [source.starts[index]!, source.ends[index]!]
            expect(start).toBeGreaterThanOrEqual(before)
            expect(end).toBeGreaterThanOrEqual(start)
            before = start
            const written = text.slice(start, end)
            const letter = source.text[index]!
            if (letter === objectCharacter || /[\n\u2028]/.test(letter) || /^[\\&]/.test(written)) continue
            expect(written).toBe(letter)
          }
          expect(passage.prose).toHaveLength(passage.text.length)
          for (const span of [...passage.links, ...passage.codes])
            expect(span.from <= span.to && span.to <= passage.text.length).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('reads what the reader reads, with the places of links, code and pictures', () => {
    const [passage] = readFile(
      '- A **big** [pot\\*](https://a.example/b "T") with `a lid` ![x](/y.png) &amp; https://c.example.\n',
    ).passages.map((one) => one.passage)
    expect(passage?.text).toBe('A big pot* with a lid \uFFFC & https://c.example.')
    expect(passage?.links.map(({ from, to, href }) => [passage.text.slice(from, to), href])).toEqual([
      ['pot*', 'https://a.example/b'],
      ['https://c.example', 'https://c.example'],
    ])
    expect(passage?.codes.map(({ from, to }) => passage.text.slice(from, to))).toEqual(['a lid'])
    expect(passage?.objects).toMatchObject([{ kind: 'image', src: '/y.png', alt: 'x' }])
    expect(passage?.list).toMatchObject({ depth: 1, first: true })
  })

  it('keeps what did not become a link as the letters that the reader sees', () => {
    const texts = (markdownText: string) => readFile(markdownText).passages.map((one) => one.passage.text)
    expect(texts('[a] (https://a.example/)')).toEqual(['[a] (https://a.example/)'])
    expect(texts('[a](https://a. example/)')).toEqual(['[a](https://a. example/)'])
    expect(texts('[a [b](c) d](e)')).toEqual(['[a b d](e)'])
  })
})

describe('checking and fixing a file', () => {
  it('never throws, and fixes nothing but what it says', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const findings = checkFile(text, options)
        const edits = findings.flatMap(({ fix }) => fix?.edits ?? [])
        for (const edit of edits)
          expect(edit.from >= 0 && edit.from <= edit.to && edit.to <= text.length).toBe(true)
        for (const finding of findings) {
          if (finding.fix === null) continue
          const kept = applyFixes(text, [finding])
          const changed = finding.fix.edits.reduce(
            (sum, edit) => sum + edit.insert.length - (edit.to - edit.from),
            0,
          )
          expect(kept.length).toBe(text.length + changed)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leaves a fix that touches another one for the next round', () => {
    const text = 'See [it](http://github.com/a?utm_source=b) now.\n'
    const check = (one: string) => checkFile(one, { ...options, fileName: 'a.md' })
    expect(
      applyFixes(
        text,
        check(text).filter((finding) => finding.rule.startsWith('link-')),
      ),
    ).not.toContain('http://github.com/a)')
    expect(fixSafely(text, check).markdown).toBe('See [it](https://github.com/a) now.\n')
  })

  it('obeys the house: off, another severity, on', () => {
    const text = '# Events\n\nWords.\n'
    const severity = (rules: HouseRules['rules']) =>
      checkFile(text, { ...options, newsletter: { ...xmpp, checks: { ...xmpp.checks, rules } } }).find(
        ({ rule }) => rule === 'heading-h1',
      )?.severity
    expect(severity({})).toBe('warning')
    expect(severity({ 'heading-h1': 'error' })).toBe('error')
    expect(severity({ 'heading-h1': 'off' })).toBeUndefined()
  })

  it('asks the dictionary where there is one', () => {
    const spelling = (word: string) => (word === 'pottt' ? ['pot'] : null)
    const [finding] = checkFile('---\ntitle: A\ndate: 2026-08-05\n---\n\nA pottt is here.\n', {
      ...options,
      fileName: 'a.md',
      spelling,
    })
    expect(finding).toMatchObject({
      rule: 'typo',
      line: 6,
      column: 3,
      endColumn: 8,
      fix: { safe: false, edits: [{ insert: 'pot' }] },
    })
  })
})
