import { parse } from '@stanza/markdown'
import { documentSchema } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { expect, it } from 'vitest'
import { checkDocument, createChecker } from './check-document.ts'

const options = { newsletter: xmpp, language: 'en' }
const front = '---\ntitle: The Paper July 2026\ndate: 2026-08-05\n---\n\n'
const check = (markdown: string) => {
  const post = parse(front + markdown)
  return { document: post.document, findings: checkDocument(post.document, post.matter, options) }
}

it('says the place in the document, and words to remember it by', () => {
  const { document, findings } = check('- One thing\n- This is the **the** pot\n')
  expect(findings.map(({ rule, words }) => [rule, words])).toEqual([['dup-word', 'the the']])
  expect(document.textBetween(findings[0]!.from!, findings[0]!.to!)).toBe('the the')
})

it('tells a fix in document positions', () => {
  const { document, findings } = check('Our [Github](http://github.com/a) pages.\n')
  const term = findings.find(({ rule }) => rule === 'term-case')
  expect(
    term?.fix?.kind === 'text'
      ? term.fix.edits.map((edit) => [document.textBetween(edit.from, edit.to), edit.insert])
      : null,
  ).toEqual([['Github', 'GitHub']])
  expect(findings.find(({ rule }) => rule === 'link-http')?.fix).toMatchObject({
    kind: 'target',
    href: 'https://github.com/a',
  })
})

it('fixes a caption in the shortcode that holds it', () => {
  const { findings } = check('{{< figure src="/a.png" caption="Our Github pages" >}}\n')
  expect(findings.find(({ rule }) => rule === 'term-case')?.fix).toMatchObject({
    kind: 'attribute',
    at: 0,
    name: 'source',
    value: '{{< figure src="/a.png" caption="Our GitHub pages" >}}',
  })
})

it('fixes the alternative text of a picture within a line', () => {
  const { findings } = check('Here ![Our Github](/a.png) is.\n')
  expect(findings.find(({ rule }) => rule === 'term-case')?.fix).toMatchObject({
    kind: 'attribute',
    at: 6,
    name: 'alt',
    value: 'Our GitHub',
  })
})

it('finds after a change what a new look at the whole finds', () => {
  const post = parse(
    `${front}# Events\n\n- One the the pot\n  - Deep relased pot\n\nFine.\n\n{{< figure src="/a.png" caption="Github" >}}\n`,
  )
  const checker = createChecker(options)
  checker.check(post.document, post.matter)
  const paragraph = documentSchema.node('paragraph', null, [documentSchema.text('A new new line !.')])
  const changed = post.document.copy(post.document.content.addToStart(paragraph))
  expect(checker.check(changed, post.matter)).toEqual(checkDocument(changed, post.matter, options))
  const nested = changed.copy(changed.content.cut(0, changed.content.size - 1))
  expect(checker.check(nested, post.matter)).toEqual(checkDocument(nested, post.matter, options))
})

it('does not read a block again that did not change', () => {
  let asked = 0
  const spelling = (): null => {
    asked += 1
    return null
  }
  const post = parse(`${front}One block.\n\nAnother block.\n`)
  const checker = createChecker({ ...options, spelling })
  checker.check(post.document, post.matter)
  const first = asked
  checker.check(
    post.document.copy(
      post.document.content.addToEnd(documentSchema.node('paragraph', null, [documentSchema.text('Third')])),
    ),
    post.matter,
  )
  // The words of the title and one new word: 4 + 1.
  expect(asked - first).toBeLessThan(first)
})

it('takes a document of any shape without a word', () => {
  const { doc, bulletList, listItem, paragraph, table } = documentSchema.nodes
  const odd = doc.create(null, [
    bulletList.create(null, [listItem.create(), listItem.create(null, [paragraph.create()])]),
    table.create(),
  ])
  expect(
    checkDocument(
      odd,
      {
        entries: [
          ['title', 'A'],
          ['date', '2026-08-05'],
        ],
      },
      options,
    ).map(({ rule }) => rule),
  ).toEqual(['list-empty-item', 'list-empty-item'])
})
