import fc, { type Arbitrary } from 'fast-check'
import { Mark, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'
import {
  br,
  doc,
  figure,
  heading,
  hr,
  img,
  inlineShortcode,
  pre,
  quote,
  raw,
  rawInline,
  shortcode,
  soft,
} from './builders.ts'
import { anyText } from './texts.ts'

const { nodes, marks } = documentSchema

/** What random documents are made of; the defaults hold everything that the schema knows. */
export interface DocumentOptions {
  /** Text of a run; never empty. Default: words and what Markdown may trip over. */
  readonly text?: Arbitrary<string>
  /** How deep lists and quotations nest. Default 2. */
  readonly depth?: number
  /** How many blocks at the top. Default 6. */
  readonly blocks?: number
}

const hrefs = fc.constantFrom(
  'https://example.org/a_b?q=1&r=2',
  '/blog/2031-02-05/',
  '#top',
  'mailto:a@example.org',
  'xmpp:room@example.org?join',
)
const sources = fc.constantFrom(
  '{{< figure src="/images/lantern.png" alt="A lantern" >}}',
  '{{< figure src="/images/two words.png" caption="It\'s lit" width="200" >}}',
)

const anyMarks: Arbitrary<readonly Mark[]> = fc
  .record({
    plain: fc.subarray(
      [marks.bold.create(), marks.italic.create(), marks.strike.create(), marks.code.create()],
      { maxLength: 2 },
    ),
    href: fc.option(hrefs, { freq: 4 }),
  })
  .map(({ plain, href }) => Mark.setFrom(href === null ? plain : [...plain, marks.link.create({ href })]))

const inlineAtom: Arbitrary<Node> = fc.constantFrom(
  br(),
  nodes.hardBreak.create({ backslash: true }),
  soft(),
  img('/images/dot.png', 'a dot'),
  inlineShortcode('{{< ref "about.md" >}}'),
  rawInline('<kbd>F8</kbd>'),
)

/** A run of inline content, possibly empty. Neighbouring texts of the same marks are one node, as ProseMirror keeps them. */
export function inlines(options: DocumentOptions = {}): Arbitrary<readonly Node[]> {
  const run = fc.tuple(options.text ?? anyText, anyMarks).map(([text, set]) => documentSchema.text(text, set))
  return fc.array(fc.oneof({ weight: 6, arbitrary: run }, { weight: 1, arbitrary: inlineAtom }), {
    maxLength: 4,
  })
}

/** One block of any kind. */
export function blocks(options: DocumentOptions = {}): Arbitrary<Node> {
  const depth = options.depth ?? 2
  const inline = inlines(options)
  const text = options.text ?? anyText
  const flat: Arbitrary<Node>[] = [
    inline.map((content) => nodes.paragraph.create(null, content)),
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, content]) => heading(level, null, content)),
    sources.map(figure),
    fc.constant(shortcode('{{< newsletter-subscribe >}}')),
    fc
      .tuple(fc.constantFrom('', 'xml', 'js {hl_lines=[1]}'), fc.array(text, { maxLength: 3 }))
      .map(([language, lines]) => pre(language, lines.join('\n'))),
    fc.constant(raw('<details>\n<summary>More</summary>\n</details>')),
    fc.constant(hr()),
    tables(inline),
  ]
  if (depth === 0) return fc.oneof(...flat)
  const inner = blocks({ ...options, depth: depth - 1 })
  return fc.oneof(
    ...flat,
    lists(inner),
    fc.array(inner, { maxLength: 2 }).map((content) => quote(content)),
  )
}

/** A document that `documentSchema` accepts, without ids. */
export function documents(options: DocumentOptions = {}): Arbitrary<Node> {
  return fc.array(blocks(options), { maxLength: options.blocks ?? 6 }).map((content) => doc(content))
}

function lists(inner: Arbitrary<Node>): Arbitrary<Node> {
  const item = fc
    .array(inner, { minLength: 1, maxLength: 2 })
    .map((content) => nodes.listItem.create(null, content))
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    fc
      .tuple(items, fc.boolean(), fc.constantFrom('-', '*', '+'))
      .map(([content, tight, bullet]) => nodes.bulletList.create({ tight, bullet }, content)),
    fc
      .tuple(items, fc.boolean(), fc.constantFrom(1, 3), fc.constantFrom('.', ')'))
      .map(([content, tight, start, delimiter]) =>
        nodes.orderedList.create({ tight, start, delimiter }, content),
      ),
  )
}

function tables(inline: Arbitrary<readonly Node[]>): Arbitrary<Node> {
  const shape = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  return shape.chain(([width, height]) =>
    fc
      .tuple(
        fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { minLength: width, maxLength: width }),
        fc.array(fc.array(inline, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
      .map(([aligns, rows]) =>
        nodes.table.create(
          null,
          rows.map((cells, row) =>
            nodes.tableRow.create(
              null,
              cells.map((content, column) =>
                nodes[row === 0 ? 'tableHeader' : 'tableCell'].create(
                  { align: aligns[column] ?? null },
                  content,
                ),
              ),
            ),
          ),
        ),
      ),
  )
}
