import { cutBranches, forkOf } from '@stanza/review'
import { documentSchema, patchDocument, readDocument, writeDocument } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { carryOver, forkWith } from './carry-over.ts'

const paragraph = (id: string, text: string): Node =>
  documentSchema.node('paragraph', { id }, text === '' ? [] : [documentSchema.text(text)])
const docOf = (blocks: readonly Node[]): Node => documentSchema.node('doc', null, [...blocks])
const blocksOf = (ydoc: Y.Doc): Node[] => [...readDocument(ydoc).content.content]
const wordsOf = (ydoc: Y.Doc): string =>
  blocksOf(ydoc)
    .map((block) => block.textContent)
    .join('|')

interface Act {
  readonly kind: 'say' | 'add' | 'remove'
  readonly at: number
  readonly word: string
}
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('say' as const, 'say' as const, 'add' as const, 'remove' as const),
    at: fc.nat(5),
    word: fc.constantFrom('oak', 'elm', 'ash', 'yew'),
  }),
  { minLength: 1, maxLength: 4 },
)

/** Writes as a person does: another word in a block, a block more, a block less. */
function write(fork: Y.Doc, some: readonly Act[], name: string): void {
  for (const [index, { kind, at, word }] of some.entries()) {
    const blocks = blocksOf(fork)
    const place = at % blocks.length
    const block = blocks[place] as Node
    const id = String(block.attrs['id'])
    if (kind === 'say') blocks[place] = paragraph(id, `${block.textContent} ${word}`)
    else if (kind === 'add') blocks.splice(place + 1, 0, paragraph(`${name}${index}`, word))
    else if (blocks.length > 1) blocks.splice(place, 1)
    patchDocument(fork, docOf(blocks))
  }
}

it('loses nothing of what was written before and after something was sent, and has nothing twice', () => {
  fc.assert(
    fc.property(acts, acts, fc.nat(15), fc.boolean(), (first, second, picked, goesOn) => {
      const main = new Y.Doc()
      writeDocument(main, docOf(['a', 'b', 'c', 'd'].map((id) => paragraph(id, `block ${id}`))))
      const fork = forkOf(main)
      write(fork, first, 'x')
      const sent = cutBranches(main, readDocument(fork))
        .map((cut, index) => ({ id: `s${index}`, update: cut.update, written: cut.written }))
        .filter((_, index) => (picked >> index) & 1)
      if (goesOn) write(fork, second, 'y')
      const { fork: next, held } = carryOver(main, fork, sent)
      expect(next.store.pendingStructs).toBeNull()
      const gone = sent.filter((one) => !held.includes(one))
      expect(wordsOf(forkWith(next, gone))).toBe(wordsOf(fork))
      if (!goesOn && sent.length === cutBranches(main, readDocument(fork)).length)
        expect(wordsOf(next)).toBe(wordsOf(main))
    }),
    { numRuns: 150 },
  )
})
