import { parse, parseBlocks, render, renderBlocks } from '@stanza/markdown'
import { Schema, type Node } from '@tiptap/pm/model'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { documentSchema } from '@stanza/schema'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { applyFix, applyFixes } from './apply-fix.ts'
import { createFinder } from './finder.ts'
import { settle } from './settled-document.ts'

const markdown = { parseBlocks, renderBlocks }
const front = '---\ntitle: The Paper July 2026\ndate: 2026-08-05\n---\n\n'

const editorSchema = new Schema(documentSchema.spec)

/** The document as an editor has it: of a schema of its own, every block with an id. */
function withIds(document: Node): Node {
  let { tr } = EditorState.create({ doc: editorSchema.nodeFromJSON(document.toJSON()) })
  let next = 0
  document.descendants((node, position) => {
    if (node.isBlock) tr = tr.setNodeAttribute(position, 'id', `b${next++}`)
  })
  return tr.doc
}

function read(text: string, language = 'en') {
  const post = parse(front + text)
  const document = withIds(post.document)
  const finder = createFinder(xmpp, language)
  const { tr: transaction } = EditorState.create({ doc: document })
  const write = (made: { transaction: typeof transaction; matter: typeof post.matter }) =>
    render(
      documentSchema.nodeFromJSON(made.transaction.doc.toJSON()),
      made.matter,
      front + text,
    ).markdown.slice(front.length)
  return { start: { transaction, matter: post.matter }, finder, write, document, matter: post.matter }
}

function fixed(text: string, rule: string): string {
  const { start, finder, write, document, matter } = read(text)
  const finding = finder.find(document, matter).find((one) => one.rule === rule && one.fix !== null)
  const mended = finding ? applyFix(start, finding, markdown) : null
  return mended ? write(mended) : `no fix for ${rule}`
}

it('changes the least text: a word, a target, a level, a caption', () => {
  expect(fixed('- One *thing* on Github now.\n', 'term-case')).toBe('- One *thing* on GitHub now.\n')
  expect(fixed('See [them](http://github.com/a), **all**.\n', 'link-http')).toBe(
    'See [them](https://github.com/a), **all**.\n',
  )
  expect(fixed('{{< figure src="/a.png" caption="On Github" >}}\n', 'term-case')).toBe(
    '{{< figure src="/a.png" caption="On GitHub" >}}\n',
  )
})

it('takes bold from an entry where the newsletter has none there, and leaves what else is marked', () => {
  const rules = { 'item-bold': 'on' } as const
  const house = { ...xmpp, checks: { ...xmpp.checks, rules } }
  const text = '- A **round [pot](https://pot.example/) *with* a lid** came.\n\n**Bold** stays.\n'
  const { start, write, document, matter } = read(text)
  const found = createFinder(house, 'en').find(document, matter)
  const finding = found.find(({ rule }) => rule === 'item-bold')
  const mended = finding ? applyFix(start, finding, markdown) : null
  expect(mended && write(mended)).toBe(
    '- A round [pot](https://pot.example/) *with* a lid came.\n\n**Bold** stays.\n',
  )
})

it('makes a link of letters, and leaves what is escaped and marked beside it', () => {
  const text =
    '- Two \\*three\\* and **bold** [a name] (https://example.org/a_b_c) and [on](https://x.example).\n'
  expect(fixed(text, 'link-space-gap')).toBe(text.replace('] (', ']('))
})

it('puts a kind right everywhere in one step, and everything safe until nothing is left', () => {
  const text =
    'Our [a] (https://a.example/1) and [b] (https://b.example/2) on Github.\n\n- Github is on Github\n- [c] (https://c.example/3)\n'
  const kind = read(text)
  const links = applyFixes(kind.start, kind.finder, ({ rule }) => rule === 'link-space-gap', markdown)
  expect(links.count).toBe(3)
  expect(kind.write(links.mending)).toBe(text.replaceAll('] (', ']('))
  const all = read(text)
  const safe = applyFixes(all.start, all.finder, ({ fix }) => fix?.safe === true, markdown)
  expect(all.write(safe.mending)).toBe(text.replaceAll('] (', '](').replaceAll('Github', 'GitHub'))
  const again = all.finder.find(safe.mending.transaction.doc, safe.mending.matter)
  expect(again.filter(({ fix }) => fix?.safe)).toEqual([])
})

it('keeps the nodes of blocks that say the same in a document that was made anew', () => {
  const { document } = read('One.\n\n- a\n- b\n  - c\n\nTwo.\n')
  const anew = editorSchema.nodeFromJSON(document.toJSON())
  expect(settle(document, anew)).toBe(document)
  const changed = EditorState.create({ doc: anew }).tr.insertText('!', 5).doc
  const settled = settle(document, changed)
  expect(settled.eq(changed)).toBe(true)
  expect(settled.child(1)).toBe(document.child(1))
  expect(settled.child(2)).toBe(document.child(2))
})

it('names a finding by its words, so that it stays the same while other text changes', () => {
  const { finder, document, matter } = read('The the pot.\n\nThe the pot.\n')
  const first = finder.find(document, matter).map(({ id }) => id)
  expect(new Set(first).size).toBe(first.length)
  const later = EditorState.create({ doc: document }).tr.insertText('Well, ', 1).doc
  expect(
    finder
      .find(later, matter)
      .map(({ id }) => id)
      .at(-1),
  ).toBe(first.at(-1))
})
