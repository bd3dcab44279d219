import { describe, expect, it } from 'vitest'
import { documentSchema } from '@stanza/schema'
import { parse, readShortcode, render, writeShortcode } from '../index.ts'

const kinds = (markdown: string): string => parse(markdown).document.toString()

describe('[SC1] reads shortcodes where Hugo does', () => {
  it.each([
    ['{{< figure src="/a.png" >}}', 'doc(figure)'],
    ['{{< newsletter-subscribe >}}', 'doc(shortcode)'],
    ['a {{< b >}} c', 'doc(paragraph("a ", inlineShortcode, " c"))'],
    [
      '- a\n  {{< figure src="/a.png" >}}',
      'doc(bulletList(listItem(paragraph("a", softBreak, inlineShortcode))))',
    ],
    ['- {{< figure src="/a.png" >}}', 'doc(bulletList(listItem(figure)))'],
    ['{{< figure\n  src="/a.png"\n  caption="b" >}}\n\nc', 'doc(figure, paragraph("c"))'],
    ['{{< details >}}\n\n- a\n\n{{< /details >}}', 'doc(shortcode)'],
    [
      '| a |\n| - |\n| {{< b "x|y" >}} |',
      'doc(table(tableRow(tableHeader("a")), tableRow(tableCell(inlineShortcode))))',
    ],
  ])('%s', (markdown, expected) => {
    expect(kinds(markdown)).toBe(expected)
    const { document } = parse(markdown)
    expect(render(document, { entries: [] }).markdown.trimEnd()).toContain(
      markdown.split('\n')[0]!.slice(0, 8).trim(),
    )
  })
})

it('[SC4] reads the escaped form as the text that it prints', () => {
  const { document } = parse('a {{</* b */>}} `{{%/* c */%}}`\n')
  expect(document.textContent).toBe('a {{< b >}} {{% c %}}')
})

it('[SC5] keeps broken ones as text, reports them with their line, and never gives them out', () => {
  const source = 'one\n\ntwo {{< three\n'
  const { document, matter, findings } = parse(source)
  expect(findings).toMatchObject([{ rule: 'broken-shortcode', severity: 'error', line: 3 }])
  expect(render(document, matter, source).markdown).toBe('one\n\ntwo {{&#60; three\n')
})

it('[SC6] is not fooled by private-use characters', () => {
  const text = '\uE000\uE0010\uE001 &#xE000;&#57345;0\uE001'
  const { document } = parse(`${text} {{< a >}}\n`)
  expect(document.firstChild?.childCount).toBe(2)
  expect(document.textContent).toBe('\uE000\uE0010\uE001 \uE000\uE0010\uE001 ')
})

describe('[SC2] rewrites only the changed parameter', () => {
  const source = '{{< figure  src="/a.png"   caption=`b` width=3 >}}'
  it.each([
    [{ caption: 'c "d"' }, '{{< figure  src="/a.png"   caption="c \\"d\\"" width=3 >}}'],
    [{ caption: 'b' }, source],
    [{ alt: 'new' }, '{{< figure  src="/a.png"   caption=`b` width=3 alt="new" >}}'],
    [{ caption: null }, '{{< figure  src="/a.png" width=3 >}}'],
    [{ caption: 'C:\\' }, '{{< figure  src="/a.png"   caption=`C:\\` width=3 >}}'],
  ])('%o', (change, expected) => {
    expect(writeShortcode(source, change)).toEqual({ ok: true, source: expected })
    for (const [key, value] of Object.entries(change)) {
      const { params } = readShortcode(expected)!
      if (value !== null && params.kind === 'named') expect(params.entries).toContainEqual([key, value])
    }
  })
})

it('[SC3] refuses what Hugo could not read', () => {
  for (const value of ['a\nb', 'a`\\']) {
    expect(writeShortcode('{{< figure src="a" >}}', { caption: value })).toMatchObject({
      ok: false,
      finding: { severity: 'error' },
    })
  }
  expect(writeShortcode('{{< a "b" >}}', { c: 'd' })).toMatchObject({ ok: false })
  expect(writeShortcode('no shortcode', { c: 'd' })).toMatchObject({ ok: false })
})

it('[SC5] makes text of a broken one in HTML too, whatever the other blocks open', () => {
  const html = documentSchema.node(
    'rawBlock',
    null,
    documentSchema.text('<p title="a">\n{{< /details >}}\n</p>'),
  )
  const document = documentSchema.node('doc', null, [
    documentSchema.node('shortcode', { source: '{{< details >}}' }),
    html,
  ])
  const { markdown, findings } = render(document, { entries: [] })
  expect(findings).toEqual([])
  expect(markdown).toContain('<p title="a">\n{{&#60; /details >}}\n</p>\n')
})

it('reads names, delimiters, parameters and what stands between tags', () => {
  expect(readShortcode('{{% a/b "x" y />}}')).toBeNull()
  expect(readShortcode('{{% a/b "x" y /%}}')).toEqual({
    name: 'a/b',
    delimiter: '%',
    params: { kind: 'positional', values: ['x', 'y'] },
    selfClosing: true,
    inner: null,
  })
  expect(readShortcode('{{< a b="c" >}}d{{< /a >}}')?.inner).toBe('d')
  expect(readShortcode('{{< a >}} {{< b >}}')).toBeNull()
})
