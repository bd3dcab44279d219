import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSchema, readDocument, writeDocument } from '@stanza/schema'
import { b, doc, h2, li, p, table, ul } from './builders.ts'
import { describeWithCorpus } from './corpus.ts'
import { documents } from './documents.ts'
import { applyEdit, editEdition, editScripts } from './edits.ts'
import { expectConverged, expectLivesInEdition, expectValid } from './laws.ts'
import { replicasOf } from './replicas.ts'
import { tagged } from './tagged.ts'

it('builds the document that it looks like', () => {
  const built = doc(h2('News'), ul(li('one', ul(li(p('nested ', b('bold')))))), table(['Name'], ['Lantern']))
  expectValid(built)
  expect(built.toString()).toBe(
    'doc(heading("News"), bulletList(listItem(paragraph("one"), bulletList(listItem(paragraph("nested ", bold("bold")))))), ' +
      'table(tableRow(tableHeader("Name")), tableRow(tableCell("Lantern"))))',
  )
})

it('turns marks in the text into positions', () => {
  const { document, at } = tagged(doc(h2('A<a>b'), p(b('<b>c'), 'd<c>')))
  expect(document.textContent).toBe('Abcd')
  expect(
    [at['a'], at['b'], at['c']].map((position) => document.resolve(position ?? -1).parentOffset),
  ).toEqual([1, 0, 2])
})

it('makes documents of every node and mark, all valid, all able to live in an edition', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(documents(), (document) => {
      expectValid(document)
      expectLivesInEdition(document)
      document.descendants(
        (node) => void [seen.add(node.type.name), ...node.marks.map((mark) => seen.add(mark.type.name))],
      )
    }),
    { numRuns: 150 },
  )
  const all = [...Object.keys(documentSchema.nodes), ...Object.keys(documentSchema.marks)].filter(
    (name) => name !== 'doc',
  )
  expect(all.filter((name) => !seen.has(name))).toEqual([])
})

it('makes edits that keep any document valid, and each kind does something', () => {
  const effective = new Set<string>()
  fc.assert(
    fc.property(documents({ blocks: 4 }), editScripts(), (document, script) => {
      let current = document
      for (const edit of script) {
        const next = applyEdit(current, edit)
        expectValid(next)
        if (!next.eq(current)) effective.add(edit.kind)
        current = next
      }
    }),
    { numRuns: 150 },
  )
  expect([...effective].toSorted()).toEqual([
    'delete',
    'heading',
    'insert',
    'join',
    'lift',
    'list',
    'mark',
    'move',
    'paragraph',
    'removeBlock',
    'split',
    'type',
    'unmark',
  ])
})

it('lets three writers edit apart and agree after', () => {
  fc.assert(
    fc.property(
      documents({ blocks: 3 }),
      editScripts(6),
      editScripts(6),
      editScripts(6),
      (document, ...scripts) => {
        const edition = new Y.Doc()
        writeDocument(edition, document)
        const replicas = replicasOf(edition, scripts.length)
        for (const [writer, script] of scripts.entries()) {
          const replica = replicas[writer] ?? edition
          for (const edit of script) editEdition(replica, edit)
        }
        expectConverged(replicas)
      },
    ),
    { numRuns: 40 },
  )
})

it('notices replicas that never agree', () => {
  const edition = new Y.Doc()
  writeDocument(edition, doc(p('one')))
  const [left, right] = replicasOf(edition, 2)
  if (left === undefined || right === undefined) throw new Error('two replicas were asked for')
  editEdition(left, { kind: 'type', at: 0, text: 'x' })
  expect(readDocument(left).textContent).not.toBe(readDocument(right).textContent)
})

describeWithCorpus('the corpus', (posts) => {
  it('has posts of several languages with their dates', () => {
    expect(posts.length).toBeGreaterThan(100)
    expect(new Set(posts.map((post) => post.language)).size).toBeGreaterThan(4)
    for (const post of posts) expect(post.markdown.length).toBeGreaterThan(500)
  })
})
