import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeBetween, movedCaret, type TextStep } from './text-change.ts'

describe('changeBetween', () => {
  it('takes the reading that ends at the caret', () => {
    expect(changeBetween('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' })
    expect(changeBetween('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, inserted: 'a' })
  })
  it('sees a replacement as one change', () => {
    expect(changeBetween('June news', 'July news', 4)).toEqual({ at: 2, removed: 2, inserted: 'ly' })
  })
  it('keeps surrogate pairs whole', () => {
    // Both faces share their first unit.
    expect(changeBetween('\u{1f600}', '\u{1f601}', 2)).toEqual({ at: 0, removed: 2, inserted: '\u{1f601}' })
  })
  it('leads from one text to the other, whatever they are and wherever the caret is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u{1f600}', '\u{1f601}'), maxLength: 8 })
    fc.assert(
      fc.property(text, text, fc.nat(20), (before, after, caret) => {
        const { at, removed, inserted } = changeBetween(before, after, caret)
        expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after)
      }),
    )
  })
})

describe('movedCaret', () => {
  it('stays behind the character it stood behind, through anybody’s changes', () => {
    const change = fc.record({ at: fc.nat(12), removed: fc.nat(4), inserted: fc.string({ maxLength: 3 }) })
    fc.assert(
      fc.property(fc.nat(12), change, (wanted, { at, removed, inserted }) => {
        const text = new Y.Doc().getText('t')
        text.insert(0, 'abcdefghijkl')
        let steps: readonly TextStep[] = []
        text.observe((event) => {
          steps = event.delta
        })
        const from = Math.min(at, text.length)
        const caret = Math.min(wanted, text.length)
        const anchor = Y.createRelativePositionFromTypeIndex(text, caret, -1)
        text.doc?.transact(() => {
          text.insert(from, inserted)
          text.delete(from + inserted.length, Math.min(removed, text.length - from - inserted.length))
        })
        const behind =
          caret === 0
            ? 0
            : Y.createAbsolutePositionFromRelativePosition(anchor, text.doc as Y.Doc, false)?.index
        expect(movedCaret(caret, steps)).toBe(behind)
      }),
    )
  })
})
