import { documentSchema, patchDocument, readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { forkOf } from './branch.ts'
import { cutBranches } from './cut-branches.ts'
import { edition, list, paragraph } from './edition-under-test.ts'
import { followFork, writtenBy } from './fork-changes.ts'

const { nodes } = documentSchema
const withId = (id: string, node: Node): Node =>
  node.type.create({ ...node.attrs, id }, node.content, node.marks)
const named = (id: string, text: string): Node => withId(id, paragraph(text))
const rewrite = (ydoc: Y.Doc, ...blocks: readonly Node[]): void =>
  patchDocument(ydoc, nodes.doc.create(null, [...blocks]))
const idsOf = (some: Iterable<ReadonlySet<string>>): string[][] => [...some].map((ids) => [...ids].toSorted())

it('says what a fork changes, brings and removes, as the edition goes on', () => {
  const main = edition(named('a', 'one'), named('b', 'two'), named('c', 'three'))
  const fork = forkOf(main)
  main.on('update', (update: Uint8Array) => Y.applyUpdate(fork, update))
  const changes = followFork(main, fork)
  expect(changes.now()).toEqual([])
  rewrite(fork, named('a', 'ONE'), named('n', 'new'), named('b', 'two'))
  expect(idsOf(changes.now())).toEqual([['a'], ['n'], ['c']])
  // Somebody makes the same correction in the edition.
  rewrite(main, named('a', 'one'), named('b', 'two'))
  expect(idsOf(changes.now())).toEqual([['a'], ['n']])
  changes.destroy()
})

it('names the same for a branch as was cut, also for what is only brought', () => {
  const main = edition(named('a', 'one'), withId('l', list('first', 'second')))
  const fork = forkOf(main)
  const blocks = [...readDocument(fork).content.content]
  rewrite(fork, named('a', 'ONE'), named('n', 'new'), blocks[1] as Node)
  const cuts = cutBranches(main, readDocument(fork))
  expect(idsOf(cuts.map(({ written }) => written))).toEqual([['a'], ['n']])
  expect(idsOf(cuts.map(({ update }) => writtenBy(main, update)))).toEqual([['a'], ['n']])
})

it('names nothing for what is no branch of this edition', () => {
  const other = edition(named('a', 'one'))
  const fork = forkOf(other)
  const before = Y.encodeStateVector(other)
  rewrite(fork, named('a', 'two'))
  expect(writtenBy(edition(named('a', 'one')), Y.encodeStateAsUpdate(fork, before)).size).toBe(0)
})
