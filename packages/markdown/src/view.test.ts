import fc, { type Arbitrary } from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it, vi } from 'vitest'
import { doc, documents, h2, hostileDocuments, li, p, raw, shortcode, trapText, ul } from '@stanza/testkit'
import { createMarkdownView, parse, render } from './index.ts'

const none = { entries: [] }

type Step = readonly [
  kind: 'put' | 'drop' | 'move' | 'change',
  from: number,
  to: number,
  blocks: readonly Node[],
]

const steps = (some: Arbitrary<Node>): Arbitrary<readonly Step[]> =>
  fc.array(
    fc.tuple(
      fc.constantFrom('put', 'drop', 'move', 'change'),
      fc.nat(30),
      fc.nat(30),
      some.map((document) => document.content.content.slice(0, 2)),
    ),
    { maxLength: 8 },
  )

/** The document after a step; what the step is not about stays the same nodes. */
function after(document: Node, [kind, from, to, put]: Step): Node {
  const all = [...document.content.content]
  const [at, other] = [from % (all.length + 1), to % (all.length + 1)]
  if (kind === 'put') all.splice(at, 0, ...put)
  else if (kind === 'move') all.splice(other, 0, ...all.splice(at, 1))
  else all.splice(at, 1, ...(kind === 'change' ? put : []))
  return doc(all)
}

/** Follows the steps with one view, and writes the whole document anew beside it. */
function follows(first: Node, later: readonly Step[], base: string | undefined): void {
  const view = createMarkdownView(base)
  let document = first
  for (const step of [null, ...later]) {
    if (step !== null) document = after(document, step)
    expect(view.render(document, none)).toEqual(render(document, none, base))
  }
}

describe('[WR8] the view is what an export would write, at every step', () => {
  const run = (all: Arbitrary<Node>, numRuns: number): void =>
    fc.assert(
      fc.property(all, steps(all), fc.boolean(), (first, later, imported) => {
        const base = imported ? render(first, none).markdown : undefined
        follows(base === undefined ? first : parse(base).document, later, base)
      }),
      { numRuns },
    )
  it('of words and every node', () => run(documents(), 40))
  it('of what Markdown trips over', () => run(documents({ text: trapText }), 40))
  it('of hostile text', () => run(hostileDocuments, 40))
})

// What reaches further than from one block to the next.
it.each<readonly [string, string, Node]>([
  [
    'a shortcode that closes one of another block',
    'one\n\n{{< details >}}\n\ntwo\n',
    shortcode('{{< /details >}}'),
  ],
  [
    'HTML with a shortcode’s end',
    'one\n\n{{< details >}}\n\n<div>{{< x >}}</div>\n\ntwo\n',
    raw('<div>\n{{< /details >}}\n</div>'),
  ],
  ['a shortcode that opens one', 'one\n\n{{< details >}}\n\ntwo\n', shortcode('{{< details >}}')],
  ['HTML that goes on', 'one\n\n- two\n\nthree\n', raw('<!-- begun')],
  ['HTML that ends', '<!-- begun\n\n- two\n\nthree\n', p('-->')],
  ['a definition', 'a [word] of [two]\n\n- [word]\n', raw('[word]: /there')],
  ['a definition within a definition list', 'a [word]\n\nmore\n', raw('term\n: text\n\n    [word]: /there')],
  ['what a definition list begins with', 'term\n\nmore\n', raw(': text')],
  ['a footnote', 'a word[^1]\n\n    indented\n', raw('[^1]: said')],
  ['an underline', 'one\ntwo\n\n***\nthree\n', p('===')],
  ['a table’s rule', '# one\n| a |\n| - |\ntwo\n', p('| - |')],
  ['a stray return', 'one\r\ntwo\n\nthree\n', p('four')],
  ['the same node twice', 'one\n\n- a\n\ntwo\n', ul(li('a'))],
])('[WR8] the view sees %s', (_, base, block) => {
  const { document } = parse(base)
  const places = Array.from({ length: document.childCount + 1 }, (__, at) => at)
  const put: readonly Step[] = places.flatMap((at): Step[] => [
    ['put', at, 0, [block]],
    ['put', (at * 2) % 3, 0, [p('x'), block]],
    ['drop', at, 0, []],
  ])
  follows(document, put, base)
  follows(document, put, undefined)
})

it('[WR8] a keystroke costs what its block costs', () => {
  const many = doc(
    Array.from({ length: 300 }, (_, at) => [h2(`Part ${at}`), p('word '.repeat(40)), ul(li('a'))]).flat(),
  )
  const base = render(many, none).markdown
  const imported = parse(base).document
  const view = createMarkdownView(base)
  const typed = Array.from({ length: 12 }, (_, at) => after(imported, ['change', 301, 0, [p(`typed ${at}`)]]))
  // Work is counted in children that are looked at: a busy machine cannot make it red.
  const looks = vi.spyOn(Fragment.prototype, 'forEach')
  const child = vi.spyOn(Fragment.prototype, 'child')
  const work = (one: () => void): number => {
    const before = looks.mock.calls.length + child.mock.calls.length
    one()
    return looks.mock.calls.length + child.mock.calls.length - before
  }
  const quick = typed.map((document) => work(() => view.render(document, none)))
  const whole = typed.map((document) => work(() => render(document, none, base)))
  vi.restoreAllMocks()
  expect(Math.max(...quick.slice(1))).toBeLessThan(Math.min(...whole) / 3)
})
