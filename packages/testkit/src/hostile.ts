import fc, { type Arbitrary } from 'fast-check'
import { Mark, type Node } from 'prosemirror-model'
import { documentSchema } from '@stanza/schema'
import { doc } from './builders.ts'

const { nodes, marks } = documentSchema

// Pieces with a meaning to Markdown, Hugo, HTML or YAML, and characters that parsers drop (threats.md S57).
const pieces = [
  ...'{}<>%/*\\ _`~[]()!#+-=|:.&;"\'$^@?0a',
  '\n',
  '\t',
  '\r',
  '\0',
  'word',
  '{{<',
  '{{%',
  '>}}',
  '%}}',
  '{{< canary >}}',
  '{{% canary %}}',
  '{{</* canary */>}}',
  '{{<canary>}}',
  '{{< canary',
  '{{ .Site.Title }}',
  '/*',
  '*/',
  '<!--',
  '-->',
  '<script>',
  '</p>',
  '<b onclick=x>',
  '&lt;',
  '&#123;',
  '&#x7b;',
  '&amp',
  '](',
  '[^1]:',
  '[a]: /b',
  '![',
  '**',
  '~~~',
  '```',
  '---',
  '***',
  '+++',
  '...',
  '{#id}',
  '{style="position:fixed"}',
  '1. ',
  '- ',
  '> ',
  ': ',
  '    ',
  'https://example.org/*a*_b_',
  'javascript:alert(1)',
  'HAHAHUGOSHORTCODE-s0-HBHB',
  '\uE000\uE0010\uE001',
  '\u00a0',
  '\u200b',
  '\u2028',
  '\u0085',
  '\ufeff',
  '😀',
  '\u0301',
]

/** Text that tries to be anything but text. Never empty. */
export const hostileText: Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(''))

const hrefs: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'https://example.org/',
    '/a b',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '/x)"onclick="y',
    '/{{< canary >}}',
    '<',
  ),
  hostileText,
)
const maybe = (text: Arbitrary<string>): Arbitrary<string | null> => fc.option(text, { nil: null })

const marksOf: Arbitrary<readonly Mark[]> = fc
  .record({
    plain: fc.subarray([
      marks.bold.create(),
      marks.italic.create(),
      marks.strike.create(),
      marks.code.create(),
    ]),
    link: fc.option(fc.record({ href: hrefs, title: maybe(hostileText) }), { freq: 3 }),
  })
  .map(({ plain, link }) => Mark.setFrom(link === null ? plain : [...plain, marks.link.create(link)]))

const inline: Arbitrary<readonly Node[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(hostileText, marksOf).map(([text, on]) => documentSchema.text(text, on)),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ src: hrefs, alt: hostileText, title: maybe(hostileText), href: maybe(hrefs) })
        .map((attrs) => nodes.image.create(attrs)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(nodes.softBreak.create(), nodes.hardBreak.create()),
    },
    // What a broken client may put into a shortcode's source.
    {
      weight: 1,
      arbitrary: hostileText.map((text) =>
        nodes.inlineShortcode.create({ source: text.includes('canary') ? '{{<' : text }),
      ),
    },
  ),
  { maxLength: 4 },
)

const flat: Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: inline.map((content) => nodes.paragraph.create(null, content)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: -1, max: 9 }), inline)
      .map(([level, content]) => nodes.heading.create({ level }, content)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileText, hostileText)
      .map(([language, code]) => nodes.codeBlock.create({ language }, documentSchema.text(code))),
  },
  {
    weight: 1,
    arbitrary: fc.array(inline, { minLength: 2, maxLength: 4 }).map((cells) =>
      nodes.table.create(
        null,
        [cells.slice(0, 2), cells.slice(2)].map((row) =>
          nodes.tableRow.create(
            null,
            row.map((content) => nodes.tableCell.create(null, content)),
          ),
        ),
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constant(nodes.horizontalRule.create()) },
)

const nested = (inner: Arbitrary<Node>): Arbitrary<Node> =>
  fc
    .tuple(
      fc.array(fc.array(inner, { maxLength: 3 }), { maxLength: 3 }),
      fc.constantFrom('bulletList' as const, 'orderedList' as const, 'blockquote' as const),
      fc.boolean(),
    )
    .map(([items, kind, tight]) =>
      kind === 'blockquote'
        ? nodes.blockquote.create(null, items.flat())
        : nodes[kind].create(
            { tight },
            items.map((content) => nodes.listItem.create(null, content)),
          ),
    )

/** A document that somebody made to break the export: hostile text in every place that holds text. */
export const hostileDocuments: Arbitrary<Node> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: nested(fc.oneof(flat, nested(flat))) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((blocks) => doc(blocks))
