import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonText } from './json-text.ts'
import { readNewsletterFile } from './newsletter-file.ts'
import { xmpp } from './presets/xmpp.ts'

const json = (change: (value: Record<string, unknown>) => void = () => undefined): string => {
  const value = JSON.parse(JSON.stringify(xmpp)) as Record<string, unknown>
  change(value)
  return JSON.stringify(value, null, 2)
}
const messageOf = (text: string): string => {
  const read = readNewsletterFile(text)
  return read.ok ? 'fine' : read.message
}
/** 1-based line of the first place where a text stands. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

describe('newsletter.json', () => {
  it('takes the preset, written out', () => {
    expect(readNewsletterFile(json())).toEqual({
      ok: true,
      newsletter: xmpp,
      own: JSON.parse(json()) as unknown,
      preset: null,
    })
  })

  it('takes the preset by name, with keys of its own', () => {
    const read = readNewsletterFile('{ "preset": "xmpp", "site": "https://example.org" }')
    expect(read).toEqual({
      ok: true,
      newsletter: { ...xmpp, site: 'https://example.org' },
      own: { preset: 'xmpp', site: 'https://example.org' },
      preset: xmpp,
    })
    expect(messageOf('{\n"preset": "toString" }')).toBe('line 2: "preset" must be one of "xmpp"')
  })

  it('names the key and the line of what is wrong', () => {
    const text = json((value) => ((value['paths'] as Record<string, unknown>)['posts'] = '../outside'))
    expect(messageOf(text)).toBe(
      `line ${lineOf(text, '"posts"')}: "paths.posts" must be a path inside the repository, without "..", and no "/" at either end`,
    )
  })

  it('names a key deep in the sections', () => {
    const text = json((value) => {
      const [first] = value['sections'] as [{ groups: [unknown, { body: string }] }]
      first.groups[1].body = 'funny'
    })
    expect(messageOf(text)).toMatch(
      `line ${lineOf(text, '"funny"')}: "sections.0.groups.1.body" is not right`,
    )
  })

  it('names a key that is missing, with the line of what it is missing from', () => {
    expect(messageOf('{\n  "paths": {}\n}')).toBe('line 1: "name" is missing')
    const text = json((value) => delete (value['paths'] as Record<string, unknown>)['fileName'])
    expect(messageOf(text)).toBe(`line ${lineOf(text, '"paths"')}: "paths.fileName" is missing`)
  })

  it('calls no key missing that is there with another kind of value', () => {
    const text = json((value) => (value['name'] = 7))
    expect(messageOf(text)).toMatch(/^line 2: "name" is not right: /)
  })

  it('names a key that nobody knows', () => {
    const text = json((value) => (value['titel'] = 'x'))
    expect(messageOf(text)).toBe(`line ${lineOf(text, '"titel"')}: "titel" is not known here`)
  })

  it('finds two sections of one key, and a default language that is none', () => {
    const twice = json(
      (value) => (((value['sections'] as { key: string }[])[1] as { key: string }).key = 'servers'),
    )
    expect(messageOf(twice)).toMatch(
      /^line \d+: "sections\.\d+(\.groups\.\d+)?\.key" "servers" is there twice$/,
    )
    expect(messageOf(json((value) => (value['defaultLanguage'] = 'nl')))).toMatch(
      '"defaultLanguage" must be one of',
    )
  })

  it.each([
    ['', 'line 1: this is not JSON: it ends too early'],
    ['{\n"a": 1,\n}', 'line 3: this is not JSON: a key in double quotes is missing'],
    ['{\n"a": 1\n"b": 2 }', 'line 3: this is not JSON: "," is missing'],
    ['{ "a": 1,\n"a": 2 }', 'line 2: this is not JSON: the key "a" is there twice'],
    ['{ "a": 01 }', 'line 1: this is not JSON: a value is missing here'],
    ['{} x', 'line 1: this is not JSON: there is text behind the end'],
    ['[]', 'line 1: the file must be an object'],
    ['['.repeat(10_000), 'line 1: this is not JSON: it is nested too deep'],
  ])('refuses %j', (text, message) => expect(messageOf(text)).toBe(message))

  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text)
        const read = readJsonText(JSON.stringify(value, null, indent))
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(value))
      }),
    )
  })

  it('refuses what JSON.parse refuses, and never throws', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(200),
        fc.constantFrom('', '"', '\\', '}', ',', '\n', '\u0000'),
        (text, at, sign) => {
          const broken = text.slice(0, at) + sign + text.slice(at + 1)
          let fine = true
          try {
            JSON.parse(broken)
          } catch {
            fine = false
          }
          const read = readJsonText(broken)
          if (!fine) expect(read.ok).toBe(false)
          else
            expect(read.ok || read.problem).toSatisfy(
              (ok: unknown) => ok === true || /twice|deep/.test(String(ok)),
            )
        },
      ),
    )
  })
})
