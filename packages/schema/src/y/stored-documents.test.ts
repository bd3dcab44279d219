import { storedDocuments } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSchema, schemaVersion } from '../nodes/document-schema.ts'
import { readMatter } from '../matter/shared-matter.ts'
import { readDocument } from './read-document.ts'

const stored = storedDocuments()

function loaded(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update)
  return ydoc
}

describe('an edition that was stored by any version', () => {
  it.each(stored)('reads as it did: $name, of schema $schemaVersion', ({ update, document, matter }) => {
    const ydoc = loaded(update)
    // A later version may give nodes further attributes, by their defaults.
    expect(readDocument(ydoc).toJSON()).toMatchObject(document)
    expect(readMatter(ydoc).entries).toEqual(matter)
    expect(() => readDocument(ydoc).check()).not.toThrow()
  })
})

// What only a table's editor sets, and nothing that an edition says.
const unsaid = /\.(?:colspan|rowspan|colwidth)$/

it('has one of this schema version that holds every node, mark and attribute', () => {
  const found = new Set<string>()
  const see = (name: string, attrs: object): void => {
    found.add(name)
    for (const [key, value] of Object.entries(attrs))
      if (value !== null && value !== false) found.add(`${name}.${key}`)
  }
  for (const { update } of stored.filter((one) => one.schemaVersion === schemaVersion)) {
    readDocument(loaded(update)).descendants((node: Node) => {
      see(node.type.name, node.attrs)
      for (const mark of node.marks) see(mark.type.name, mark.attrs)
    })
  }
  const { nodes, marks } = documentSchema
  const wanted = [...Object.values(nodes), ...Object.values(marks)]
    .filter(({ name }) => name !== 'doc')
    .flatMap(({ name, spec }) => [name, ...Object.keys(spec.attrs ?? {}).map((key) => `${name}.${key}`)])
    .filter((name) => !unsaid.test(name))
  expect(
    wanted.filter((name) => !found.has(name)),
    'store one that has them: node tools/store-document.ts NAME FILE.md',
  ).toEqual([])
})
