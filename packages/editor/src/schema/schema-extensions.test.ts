// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import type { MarkType, NodeType } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { documentSchema } from '@stanza/schema'
import { schemaExtensions } from './schema-extensions.ts'

const ours = getSchema(schemaExtensions())

const notCompared = new Set(['attrs', 'parseDOM', 'toDOM', 'toText'])
const fieldsOf = (type: NodeType | MarkType) =>
  Object.fromEntries(
    Object.entries(type.spec)
      .filter(([name, value]) => !notCompared.has(name) && value !== undefined)
      .map(([name, value]) => [name, typeof value === 'function' ? 'function' : value]),
  )
const defaultsOf = (type: NodeType | MarkType) =>
  Object.fromEntries(
    Object.entries(type.spec.attrs ?? {}).map(([name, spec]) => [
      name,
      'default' in spec ? spec.default : 'required',
    ]),
  )

it('has the nodes and marks of the schema package, in its order', () => {
  expect(Object.keys(ours.nodes)).toEqual(Object.keys(documentSchema.nodes))
  expect(Object.keys(ours.marks)).toEqual(Object.keys(documentSchema.marks))
})

it.each(Object.keys(documentSchema.nodes))('says of the node %s what the schema package says', (name) => {
  const [mine, theirs] = [ours.nodes[name], documentSchema.nodes[name]]
  if (mine === undefined || theirs === undefined) throw new Error(name)
  expect(fieldsOf(mine)).toEqual(fieldsOf(theirs))
  expect(defaultsOf(mine)).toEqual(defaultsOf(theirs))
  expect(mine.spec.parseDOM ?? []).toHaveLength(theirs.spec.parseDOM?.length ?? 0)
  if (name !== 'text' && name !== 'doc') {
    expect(mine.spec.toDOM?.(mine.create())).toEqual(theirs.spec.toDOM?.(theirs.create()))
  }
})

it.each(Object.keys(documentSchema.marks))('says of the mark %s what the schema package says', (name) => {
  const [mine, theirs] = [ours.marks[name], documentSchema.marks[name]]
  if (mine === undefined || theirs === undefined) throw new Error(name)
  expect(fieldsOf(mine)).toEqual(fieldsOf(theirs))
  expect(defaultsOf(mine)).toEqual(defaultsOf(theirs))
  const attrs = name === 'link' ? { href: 'https://example.org/' } : null
  expect(mine.spec.toDOM?.(mine.create(attrs), true)).toEqual(theirs.spec.toDOM?.(theirs.create(attrs), true))
  for (const other of Object.keys(documentSchema.marks)) {
    const excludes = theirs.excludes(documentSchema.marks[other] as MarkType)
    expect(mine.excludes(ours.marks[other] as MarkType)).toBe(excludes)
  }
})

it('makes a paragraph where a place is empty', () => {
  expect(ours.topNodeType.contentMatch.defaultType?.name).toBe('paragraph')
})
