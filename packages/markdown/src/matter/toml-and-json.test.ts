import { matterValue, withMatterValue } from '@stanza/schema'
import { doc, p } from '@stanza/testkit'
import { describe, expect, it } from 'vitest'
import { parse, render } from '../index.ts'

const toml = [
  '+++',
  'title = "A \\"title\\"" # kept',
  'date = 2031-02-05T10:00:00+01:00',
  'weight = 3',
  "categories = ['Newsletter']",
  'aliases = ["/old/"]',
  '[menu.main]',
  'parent = "news"',
  '+++',
  '',
].join('\n')
const json = '{\n  "title": "A {title}",\n  "date": "2031-02-05"\n}\n'

describe('[FM7] front matter in another language than YAML', () => {
  it.each([
    ['TOML', toml],
    ['JSON', json],
    ['TOML behind blank lines', `\n \n${toml}`],
    ['TOML with Windows line ends', toml.replaceAll('\n', '\r\n')],
    ['TOML behind a byte order mark', `\uFEFF${toml}`],
  ])('%s stays as it is, also where the text was edited or is written anew', (_, head) => {
    const source = `${head}\nSome *words*.\n`
    const { document, matter, findings } = parse(source)
    expect(findings).toEqual([])
    expect(String(matterValue(matter, 'title'))).toMatch(/title/)
    expect(document.childCount).toBe(1)
    expect(render(document, matter, source).markdown).toBe(source)
    expect(render(document, matter, source, { slices: false }).markdown.startsWith(head)).toBe(true)
    const edited = render(doc(p('other')), matter, source).markdown
    expect(edited.startsWith(head)).toBe(true)
    expect(parse(edited).matter).toEqual(matter)
  })

  it('becomes YAML as a whole once a key changes', () => {
    const changed = withMatterValue(parse(toml).matter, 'title', 'Other')
    expect(render(doc(), changed, toml).markdown).toBe(
      [
        '---',
        'title: Other',
        'date: 2031-02-05T10:00:00.000+01:00',
        'weight: 3',
        "categories: ['Newsletter']",
        "aliases: ['/old/']",
        'menu:',
        '  main:',
        '    parent: news',
        '---',
        '',
      ].join('\n'),
    )
    const read = parse(render(doc(), withMatterValue(parse(json).matter, 'title', 'B'), json).markdown)
    expect(read.matter.entries).toEqual([
      ['title', 'B'],
      ['date', '2031-02-05'],
    ])
  })

  it('is reported with its line and kept where it cannot be read', () => {
    const source = '+++\ntitle = "a"\ndate = \n+++\n\nx\n'
    const { document, matter, findings } = parse(source)
    expect(findings).toMatchObject([{ rule: 'bad-front-matter', severity: 'error', line: 3 }])
    expect(render(document, matter, source).markdown).toBe(source)
    expect(render(document, matter).markdown).toBe(source)
  })

  it.each(['{{< canary >}}\n', '{a}\n', '{ "a": 1\n', '{"a": 1} b\n', '+++\na\n', '{"\\"\\"\n'])(
    '%j is none',
    (source) => {
      const { document, matter, findings } = parse(source)
      expect(matter.entries).toEqual([])
      expect(findings.filter(({ rule }) => rule === 'bad-front-matter')).toEqual([])
      expect(render(document, matter, source).markdown).toBe(source)
    },
  )
})

it('[BY3] puts a line end behind front matter that the file ended with', () => {
  const source = '---\ntitle: a\n---'
  expect(render(parse(source).document, parse(source).matter, source).markdown).toBe(source)
  expect(render(doc(p('x')), parse(source).matter, source).markdown).toMatch(/^---\ntitle: a\n---\n+x/)
})
