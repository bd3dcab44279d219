import { type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { b, doc, h2, li, p, table, ul } from '@stanza/testkit'
import { documentSchema } from '@stanza/schema'
import { parse, render } from './index.ts'

const source = [
  '---',
  'title: Lanterns',
  '---',
  '## News',
  'Two   spaces and _old_ stars\\!',
  '',
  '',
  '*   first __bold__',
  '*   second',
  '    * inner &amp; one',
  '    * inner two',
  '',
  '',
  '| Name|Version',
  '|-----|:---',
  '| Lantern | 1',
  '| Beacon|_2_',
  '',
  'Last [line]( /there ).  ',
  '',
].join('\n')

/** The lines that differ after an edit to the document, `-` taken away and `+` added. */
function changedBy(edit: (document: Node) => Node, base = source): string[] {
  const { document, matter } = parse(base)
  const { markdown, findings } = render(edit(document), matter, base)
  expect(findings).toEqual([])
  const [before, after] = [base.split('\n'), markdown.split('\n')]
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
}

const replaceText = (from: string, to: string) => (document: Node) => {
  const change = (node: Node): Node => {
    if (node.isText) return documentSchema.text(node.text!.replace(from, to), node.marks)
    return node
      .copy(documentSchema.node('doc', null, []).content.append(node.content))
      .type.create(node.attrs, node.content.content.map(change))
  }
  return change(document)
}

const blocks = (document: Node): Node[] => [...document.content.content]

describe('[BY3] changes only the lines that an edit is about', () => {
  it('a word in a paragraph', () => {
    expect(changedBy(replaceText('Last', 'Final'))).toEqual([
      '- Last [line]( /there ).  ',
      '+ Final [line](/there).',
    ])
  })

  it('a word in a nested item', () => {
    expect(changedBy(replaceText('inner two', 'inner three'))).toEqual([
      '-     * inner two',
      '+     * inner three',
    ])
  })

  it('a table cell', () => {
    expect(changedBy(replaceText('Beacon', 'Lighthouse'))).toEqual([
      '- | Beacon|_2_',
      '+ | Lighthouse | *2* |',
    ])
  })

  it('an item added behind the others, with their marker', () => {
    const add = (document: Node): Node =>
      doc(
        blocks(document).map((block) =>
          block.type.name === 'bulletList' ? block.copy(block.content.addToEnd(li('third'))) : block,
        ),
      )
    expect(changedBy(add)).toEqual(['+ *   third'])
  })

  it('a block taken away, with its blank lines', () => {
    expect(changedBy((document) => doc(blocks(document).filter((_, index) => index !== 3)))).toEqual([
      '- | Name|Version',
      '- |-----|:---',
      '- | Lantern | 1',
      '- | Beacon|_2_',
    ])
  })

  it('a block moved to the end keeps its lines', () => {
    const moved = (document: Node): Node => doc([...blocks(document).slice(1), blocks(document)[0]!])
    expect(changedBy(moved)).toEqual([])
  })

  it('a block put between two', () => {
    const put = (document: Node): Node =>
      doc([...blocks(document).slice(0, 1), p('new ', b('one')), ...blocks(document).slice(1)])
    expect(changedBy(put)).toEqual(['+ new **one**'])
  })
})

it('[BY3] takes a line of no-break spaces for a part of its paragraph', () => {
  const base = 'one, two\n\u00a0\n\n## Part\n\u00a0\nthree: four\n\u00a0\n\nend\n'
  expect(changedBy(replaceText('two', 'three'), base)).toEqual(['- one, two', '+ one, three'])
  expect(changedBy(replaceText('four', 'five'), base)).toEqual(['- three: four', '+ three: five'])
})

describe('[BY2] gives back what editors on other systems write', () => {
  const { document, matter } = parse(source)
  it.each([
    ['Windows line ends', source.replaceAll('\n', '\r\n')],
    ['mixed line ends', source.replace('Last', 'Last\r')],
    ['a byte order mark', `\uFEFF${source}`],
    ['no last line end', source.trimEnd()],
    ['tabs', '-\tone\n\n\ttwo\n\t- three\n'],
    ['nothing at all', ''],
    ['blank lines only', '\n\n\n'],
  ])('%s', (_, text) => {
    const read = parse(text)
    expect(render(read.document, read.matter, text).markdown).toBe(text)
  })

  it('and writes new lines with the line ends of the others', () => {
    const windows = source.replaceAll('\n', '\r\n')
    const { markdown } = render(replaceText('second', 'other')(document), matter, windows)
    expect(markdown).toBe(source.replace('second', 'other').replaceAll('\n', '\r\n'))
  })
})

it('[WR4] merges two lists of one kind', () => {
  expect(render(doc(p('x'), ul(li('a')), ul(li('b'))), { entries: [] }).markdown).toBe('x\n\n- a\n- b\n')
})

it('[WR8] takes ten times as long for ten times the text, about', () => {
  const big = (times: number): Node =>
    doc(
      Array.from({ length: times }, (_, index) => [
        h2(`Part ${index}`),
        p('word '.repeat(60)),
        ul(li('a'), li('b')),
        table(['x'], ['y']),
      ]).flat(),
    )
  const time = (times: number): number => {
    const document = big(times)
    const start = performance.now()
    const { markdown } = render(document, { entries: [] })
    render(parse(markdown).document, { entries: [] }, markdown)
    return performance.now() - start
  }
  time(50)
  // A quadratic step would make it a hundred times; a busy machine must not make it red.
  expect(Math.min(time(1000), time(1000))).toBeLessThan(Math.max(time(100), time(100), 10) * 50)
})
