import { describe, expect, it } from 'vitest'
import { type FrontMatter, matterValue, withMatterValue } from '@stanza/schema'
import { doc } from '@stanza/testkit'
import { parse, render } from '../index.ts'

const head = (matter: FrontMatter, base?: string): string => render(doc(), matter, base).markdown

const source = [
  '---',
  '# who wrote this',
  'title:   "A   title"  # kept',
  'Date: 2031-02-05',
  "categories: ['Newsletter']",
  'aliases: [ /old/ ]',
  'odd:',
  '    deep: [1,   2]',
  '---',
  '',
].join('\n')

it('[FM1] keeps the lines of keys that say the same', () => {
  const { matter } = parse(source)
  expect(head(withMatterValue(matter, 'title', 'Other: "one"'), source)).toBe(
    source.replace('# who wrote this\ntitle:   "A   title"  # kept', 'title: \'Other: "one"\''),
  )
})

it('[FM3] compares keys without regard to case, and keeps unknown ones in order', () => {
  const { matter } = parse(source)
  expect(matterValue(matter, 'date')).toBe('2031-02-05')
  expect(head(withMatterValue(matter, 'date', '2031-03-05'), source)).toBe(source.replace('-02-', '-03-'))
  expect(parse('---\ntitle: a\nTitle: b\n---\n').findings).toMatchObject([{ rule: 'repeated-key' }])
})

it('[FM4] neither adds nor changes keys that command Hugo', () => {
  const { matter } = parse(source)
  expect(head(withMatterValue(matter, 'aliases', ['/new/']), source)).toBe(source)
  const rendered = render(doc(), {
    entries: [
      ['title', 'a'],
      ['URL', '/x'],
      ['markup', 'html'],
      ['cascade', {}],
      ['Outputs', []],
    ],
  })
  expect(rendered.markdown).toBe('---\ntitle: a\n---\n')
  expect(rendered.findings.map(({ rule }) => rule)).toEqual(Array(4).fill('forbidden-key'))
})

describe('[FM5] reports what cannot be read and keeps it', () => {
  const bomb = [
    'a: &a [1,1,1,1,1,1,1,1,1]',
    ...'bcdefg'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdef'[index]}`).join(',')}]`),
  ].join('\n')
  it.each([
    ['an open quote', 'title: "a\n', 2],
    ['no map', '- a\n', 2],
    ['an alias bomb', `title: a\n${bomb}\n`, undefined],
    ['a value that holds itself', 'a: &a [*a]\n', undefined],
  ])('%s', (_, yaml, line) => {
    const text = `---\n${yaml}---\n\nBody\n`
    const { document, matter, findings } = parse(text)
    expect(findings).toMatchObject([{ rule: 'bad-front-matter', severity: 'error' }])
    if (line !== undefined) expect(findings[0]?.line).toBeGreaterThanOrEqual(line)
    expect(render(document, matter, text).markdown).toBe(text)
    expect(render(document, matter).markdown).toBe(text)
  })
})

it('[FM6] keeps dates text, and without quotes', () => {
  const dates = {
    entries: [
      ['date', '2031-02-05'],
      ['lastmod', '2031-02-05T10:00:00+01:00'],
      ['title', '2031-02-05'],
    ],
  } as const
  expect(head(dates)).toBe(
    '---\ndate: 2031-02-05\nlastmod: 2031-02-05T10:00:00+01:00\ntitle: "2031-02-05"\n---\n',
  )
  expect(parse(head(dates)).matter).toEqual(dates)
})

const hostile = [
  'a: b',
  '"',
  "'",
  '---',
  '\n---\nmarkup: html',
  'a\nurl: /x',
  '# c',
  '- a',
  '{a: b}',
  '[a',
  '!!js/function x',
  '&a *a',
  '<<: *a',
  'yes',
  'null',
  '~',
  '0x1F',
  '1_000',
  '12:30:45',
  '%TAG',
  '@a',
  '`a`',
  '| a',
  '> a',
  '? a',
  'a\u2028b\u0085c',
  '\uFEFFa',
  '😀 \u0007',
  '{{< canary >}}',
  '\\',
  '\t',
  ' a ',
  '',
  'a #b',
  '2031-02-05',
  '=',
  'on',
  '.inf',
  '1e3',
  '\u{e0041}',
]

it.each(hostile.map((title) => [title]))('[FM2] gives the title %j back, and nothing beside it', (title) => {
  const matter: FrontMatter = {
    entries: [
      ['title', title],
      ['draft', true],
    ],
  }
  expect(parse(head(matter)).matter).toEqual(matter)
  const changed = withMatterValue(parse(source).matter, 'title', title)
  expect(parse(head(changed, source)).matter).toEqual(changed)
})
