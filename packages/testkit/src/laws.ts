import type { Node } from 'prosemirror-model'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readDocument, withoutIds, writeDocument } from '@stanza/schema'
import { contentOf, exchange } from './replicas.ts'

/** Both documents say the same, ids aside. A failure prints the two as text, not as object trees. */
export function expectSameDocument(found: Node, expected: Node): void {
  expect(withoutIds(found)).toBe(withoutIds(expected))
}

/** The document fits the schema, content expressions and marks included. */
export function expectValid(document: Node): void {
  expect(() => document.check()).not.toThrow()
}

/** Survives being an edition: written into a Y.Doc, sent as bytes, read on the other side. */
export function expectLivesInEdition(document: Node): void {
  const here = new Y.Doc()
  writeDocument(here, document)
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  expectSameDocument(readDocument(there), document)
}

/** After all have everything, all say the same, and it is a valid document. */
export function expectConverged(replicas: readonly Y.Doc[]): void {
  exchange(replicas)
  const [first, ...rest] = replicas.map(contentOf)
  for (const content of rest) expect(content).toBe(first)
  const replica = replicas[0]
  if (replica !== undefined) expectValid(readDocument(replica))
}

/** A second run of a clean-up changes nothing any more. */
export function expectSettled<T>(step: (value: T) => T, value: T): void {
  const once = step(value)
  expect(step(once)).toEqual(once)
}
