import fc from 'fast-check'
import { patchDocument, readDocument, withoutIds } from '@stanza/schema'
import { anyEdit, documents } from '@stanza/testkit'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { acceptBranches } from './accept-branches.ts'
import { forkOf, type Branch } from './branch.ts'
import { cutBranches } from './cut-branches.ts'
import { previewBranches } from './preview.ts'
import { idOf } from './step.ts'
import { tryBranch } from './trial.ts'
import { opened, written } from './testing/wild-stories.ts'

const story = fc.record({
  document: documents({ blocks: 8 }),
  people: fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 5 }),
  typed: fc.array(anyEdit, { maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
})

const idsIn = (ydoc: Y.Doc): string[] => {
  const ids: string[] = []
  readDocument(ydoc).descendants((node) => void ids.push(...(idOf(node) === null ? [] : [idOf(node) ?? ''])))
  return ids
}

const runs = { numRuns: 60 }

const mixed = (branches: readonly Branch[], order: readonly number[]): Branch[] =>
  branches
    .map((branch, index) => [order[index % order.length] ?? 0, branch] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, branch]) => branch)

it('[law] replicas that accept in other orders, with others typing, come to the same document of the schema', () => {
  fc.assert(
    fc.property(story, ({ document, people, typed, order }) => {
      const main = opened(document)
      const branches = people.flatMap((edits) => cutBranches(main, written(main, edits)))
      patchDocument(main, written(main, typed))
      const [one, other] = [forkOf(main), forkOf(main)]
      acceptBranches(one, branches)
      for (const branch of mixed(branches, order)) acceptBranches(other, [branch])
      // Whatever of it two people moved or made something else of stands there once.
      for (const replica of [one, other]) {
        const ids = idsIn(replica)
        expect(new Set(ids).size).toBe(ids.length)
      }
      const [left, right] = [forkOf(one), forkOf(other)]
      Y.applyUpdate(left, Y.encodeStateAsUpdate(other))
      Y.applyUpdate(right, Y.encodeStateAsUpdate(one))
      readDocument(left).check()
      expect(readDocument(left).toJSON()).toEqual(readDocument(right).toJSON())
    }),
    runs,
  )
})

it('[law] a proposal just made, with nobody writing in between, is not obsolete and accepting it gives the draft', () => {
  fc.assert(
    fc.property(story, ({ document, people }) => {
      const main = opened(document)
      // One after the other: each finds a text with a history, of words that went and of marks that were moved.
      for (const edits of people) {
        const draft = written(main, edits)
        const proposed = cutBranches(main, draft).map((branch, index) => ({ ...branch, id: String(index) }))
        expect(previewBranches(main, proposed).obsolete).toEqual([])
        for (const one of proposed) expect(tryBranch(main, one).kind).toBe('applies')
        expect(acceptBranches(main, proposed).obsolete).toEqual([])
        expect(withoutIds(readDocument(main))).toBe(withoutIds(draft))
      }
    }),
    { numRuns: 40 },
  )
})
