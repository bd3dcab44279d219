import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import {
  a,
  b,
  br,
  code,
  doc,
  h2,
  i,
  img,
  inlineShortcode,
  li,
  p,
  pre,
  quote,
  raw,
  s,
  soft,
  table,
  ul,
} from '@stanza/testkit'
import { documentSchema } from '@stanza/schema'
import { parse, parseBlocks, render, renderBlocks } from './index.ts'

const written = (...blocks: readonly Node[]): string => render(doc(...blocks), { entries: [] }).markdown
const one = (...blocks: readonly Node[]): string => written(...blocks).trimEnd()

describe('[WR2] escapes only what would be something else', () => {
  it.each([
    ['R&D, “quotes” (and) more', 'R&D, “quotes” (and) more'],
    ['snake_case and 2 * 3 * 4', 'snake_case and 2 * 3 * 4'],
    ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
    ['[FR] and [text] (https://example.org/)', '[FR] and [text] (https://example.org/)'],
    ['[a](b)', '[a\\](b)'],
    ['&amp; & &x', '\\&amp; & &x'],
    ['# 1', '\\# 1'],
    ['2031. A year', '2031\\. A year'],
    ['- a', '\\- a'],
    ['+1', '+1'],
    ['a < b <c', 'a < b \\<c'],
    ['~one~ ~~two~~', '~one~ \\~\\~two\\~\\~'],
    ['https://example.org/a_b_c?d=*', 'https://example.org/a_b_c?d=*'],
  ])('%s', (text, markdown) => {
    expect(one(p('x'), p(text))).toBe(`x\n\n${markdown}`)
    expect(parse(markdown).document.textContent).toBe(text)
  })
})

it('[WR3] leaves out what no reader sees', () => {
  expect(written(p(), p('a '), p(b('b '), 'c'), p('d', br()), ul(), p('e\u0000'))).toBe(
    'a\n\n**b** c\n\nd\n\ne\n',
  )
})

it('[WR7] keeps strike-through outermost in a heading', () => {
  expect(one(h2(b(s('gone')), ' word'))).toBe('## ~~**gone**~~ word')
})

it('nests marks by how far they reach', () => {
  expect(one(p(b('a ', a('/x', 'b')), b(' c')))).toBe('**a [b](/x) c**')
  expect(one(p(a('/x', b('b'))))).toBe('[**b**](/x)')
})

it('[RE3] keeps targets, titles and alt texts raw', () => {
  const source = '[a](/b\\_c&amp;d "q\\"t") ![x\\*y &amp; z](/i.png)\n'
  expect(written(...parse(source).document.content.content)).toBe(source)
})

it('[RE4] keeps the look of lists and breaks', () => {
  const source = 'x\n\n+ a\n+ b\n\n3) c\n\n4) d\n\ne  \nf\\\ng\n'
  expect(written(...parse(source).document.content.content)).toBe(source)
})

describe('[RE2] keeps as source what the schema cannot say', () => {
  it.each([
    ['HTML', '<details>\n<summary>x</summary>\n</details>', 'rawBlock'],
    ['a footnote', '[^1]: Words\n    and more', 'rawBlock'],
    ['a definition list', 'Term\n: Meaning', 'rawBlock'],
    ['link definitions', '[a]: /b\n[c]: /d "e"', 'rawBlock'],
    ['code that runs a shortcode', '```\n{{< ref "a" >}}\n```', 'rawBlock'],
  ])('%s', (_, source, type) => {
    const { document } = parse(`${source}\n`)
    expect(document.content.content.map((node) => [node.type.name, node.textContent])).toEqual([
      [type, source],
    ])
  })

  it.each(['<kbd>', '[a][b]', '[^1]', '[]( /x )', '[{{< ref "a" >}}](/b)', '[a]({{< ref "a" >}})'])(
    '%s in a line',
    (source) => {
      const { document } = parse(`x ${source} y\n\n[b]: /c\n\n[^1]: d\n`)
      expect(document.firstChild?.child(1).attrs['source']).toBe(source)
    },
  )

  it('the attributes of a heading', () => {
    expect(parse('## A {#b .c}\n').document.firstChild?.lastChild?.attrs['source']).toBe('{#b .c}')
    expect(one(h2('A {#b}'))).toBe('## A \\{#b}')
  })
})

describe('[EX1] [EX2] writes no shortcode that a person typed', () => {
  it.each([
    [p('a {{< b >}} {{% c %}}'), 'a {{&#60; b >}} {{&#37; c %}}'],
    [p(code('{{< b >}}')), '`{{</* b */>}}`'],
    [pre('', 'a {{% b %}} {{<'), '```\na {{%/* b */%}} {{\u2060<\n```'],
    [p(a('/{{< b >}}', 'c')), '[c](</%7B%7B%3C b %3E}}>)'],
    [p(img('/a', '{{< b >}}')), '![{{&lt; b >}}](/a)'],
    [p('a {{', b('<x')), 'a {{**<x**'],
  ])('%#', (block, markdown) => {
    expect(one(block).replaceAll('\\<', '<').replaceAll('&#123;', '{')).toBe(markdown.replaceAll('\\<', '<'))
  })
})

it('[EX3] writes a source that is no shortcode as text', () => {
  expect(one(p('a ', inlineShortcode('{{< b'), ' c'))).toBe('a {{&#60; b c')
})

it('[EX4] drops unsafe targets and keeps the text', () => {
  const link = (href: string): Node => p(a(href, 'text'))
  for (const href of [
    'JaVaScRiPt:x',
    '&#106;avascript:x',
    'java\nscript:x',
    'data:text/html,x',
    'vbscript:x',
  ]) {
    expect(one(link(href))).toBe('text')
    expect(one(p(img(href, 'alt')))).toBe('![alt](<>)')
  }
  expect(one(link('xmpp:a@example.org?join'))).toBe('[text](xmpp:a@example.org?join)')
})

it('[EX5] keeps text text at the beginning of a file', () => {
  expect(one(p('{ "a": 1 }'))).toBe('---\n---\n\n{ "a": 1 }')
  expect(parse(written(p('+++'), p('a'))).document.textContent).toBe('+++a')
  expect(one(p('<script>'))).toBe('\\<script>')
  expect(one(h2('[x] a'))).toBe('## \\[x] a')
})

it('[WR1] writes a raw atom as text where its source would break the line', () => {
  const broken = documentSchema.nodes.rawInline.create({ source: '\n\n# a' })
  const { markdown, findings } = render(doc(p('x', broken)), { entries: [] })
  expect(parse(markdown).document.childCount).toBe(1)
  expect(findings.length + markdown.length).toBeGreaterThan(0)
})

it('[WR1] reads a raw block as what its source means', () => {
  expect(written(raw('plain *words*'))).toBe('plain *words*\n')
})

it('writes quotations, tables and soft breaks', () => {
  expect(written(quote(p('a', soft(), 'b')), table(['x|y', 'z'], ['1', '2']))).toBe(
    '> a\n> b\n\n| x\\|y | z |\n| --- | --- |\n| 1 | 2 |\n',
  )
})

it('[CP1] reads pasted Markdown and copies blocks', () => {
  const blocks = parseBlocks('---\ntitle: x\n---\n\n- a\n- **b**\n\n{{< figure src="/a.png" >}}\n')
  expect(doc(Fragment.fromArray(blocks).content).toString()).toContain('figure')
  expect(renderBlocks(blocks)).toBe('- a\n- **b**\n\n{{< figure src="/a.png" >}}')
  expect(renderBlocks([p(i('x')), ul(li('y'))])).toBe('*x*\n\n- y')
})

it('[CP1] leaves out front matter, not words between two rules', () => {
  expect(parseBlocks('---\ntitle: x\n---\nwords\n').map(String)).toEqual(['paragraph("words")'])
  expect(parseBlocks('---\n\nwords\n\n---\n').map(String)).toEqual([
    'horizontalRule',
    'paragraph("words")',
    'horizontalRule',
  ])
  expect(parseBlocks('---\ntitle: [\n---\nwords\n').join()).toContain('title: [')
})
