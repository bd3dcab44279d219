// @vitest-environment jsdom
import { readDocument, withoutIds } from '@stanza/schema'
import { doc, figure, h2, h3, li, p, raw, table, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyOf, editionOf, type EditorUnderTest, exchange, open } from '../editor-under-test.ts'
import { type Act, anyAct, perform, writing } from './acts.ts'

const page = doc(
  h2('Events'),
  p('One two.'),
  ul(li(p('first'), ul(li('nested'))), li('second')),
  h3('Group'),
  ul(li('x'), li('y')),
  figure('{{< figure src="/images/a.png" >}}'),
  table(['a', 'b'], ['c', 'd']),
  raw('[^1]: note'),
)

type Turn = { readonly who: 'A' | 'B'; readonly act: Act } | { readonly who: 'both' }
const turns = (act: fc.Arbitrary<Act>): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ who: fc.constantFrom('A' as const, 'B' as const), act }) },
      { weight: 1, arbitrary: fc.constant({ who: 'both' } as const) },
    ),
    { minLength: 2, maxLength: 30 },
  )

/** Lets two people work on one page; `before` sees each act of theirs. Ends with both having everything. */
function together(
  script: readonly Turn[],
  before: (a: EditorUnderTest, turn: Turn, doIt: () => void) => void = (_a, _turn, doIt) => doIt(),
): { a: EditorUnderTest; b: EditorUnderTest } {
  const a = open(editionOf(page))
  const b = open(copyOf(a.ydoc))
  for (const turn of script) {
    before(a, turn, () => {
      if (turn.who === 'both') exchange(a.ydoc, b.ydoc)
      else if (turn.who === 'A') perform(a.editor, turn.act, 'a')
      else perform(b.editor, turn.act, '7')
    })
  }
  exchange(a.ydoc, b.ydoc)
  return { a, b }
}

const idsOf = (document: Node): string[] => {
  const ids: string[] = []
  document.descendants((node) => {
    if ('id' in node.attrs) ids.push(String(node.attrs['id']))
  })
  return ids
}
const close = (...editors: readonly EditorUnderTest[]): void => editors.forEach((editor) => editor.close())

it('converges: both people see one valid document, and it is what the shared text says', () => {
  fc.assert(
    fc.property(turns(anyAct('duplicate')), (script) => {
      const { a, b } = together(script)
      const shared = readDocument(a.ydoc)
      expect(readDocument(b.ydoc).toJSON()).toEqual(shared.toJSON())
      for (const { editor } of [a, b]) {
        editor.state.doc.check()
        expect(editor.state.doc.toJSON()).toEqual(shared.toJSON())
      }
      close(a, b)
    }),
    { numRuns: 30 },
  )
})

it('keeps ids unique: at once where one person works, and by the next change where two did at once', () => {
  fc.assert(
    fc.property(turns(anyAct('duplicate')), (script) => {
      const { a, b } = together(script, (first, turn, doIt) => {
        const unique = new Set(idsOf(first.editor.state.doc)).size === idsOf(first.editor.state.doc).length
        doIt()
        const ids = idsOf(first.editor.state.doc)
        const isUndo = turn.who === 'A' && (turn.act.kind === 'undo' || turn.act.kind === 'redo')
        if (unique && turn.who === 'A' && !isUndo) expect(new Set(ids).size).toBe(ids.length)
      })
      a.editor.commands.insertContentAt(0, { type: 'paragraph' })
      exchange(a.ydoc, b.ydoc)
      const ids = idsOf(b.editor.state.doc)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).not.toContain('null')
      close(a, b)
    }),
    { numRuns: 30 },
  )
})

it('undoes only my own: no letter that the other person wrote goes by my undo', () => {
  const lettersOfB = ({ editor }: EditorUnderTest): number =>
    (editor.state.doc.textContent.match(/7/g) ?? []).length
  // I make something, you write in it, I take it back: in rounds, since at random this is rare.
  const round = fc.record({
    mine: fc.array(anyAct(), { minLength: 1, maxLength: 4 }),
    yours: fc.array(writing, { minLength: 4, maxLength: 12 }),
  })
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 3 }), (rounds) => {
      const a = open(editionOf(page))
      const b = open(copyOf(a.ydoc))
      for (const { mine, yours } of rounds) {
        for (const act of mine) perform(a.editor, act, 'a')
        exchange(a.ydoc, b.ydoc)
        for (const act of yours) perform(b.editor, act, '7')
        exchange(a.ydoc, b.ydoc)
        const letters = lettersOfB(a)
        perform(a.editor, { kind: 'undo' }, 'a')
        expect(lettersOfB(a)).toBeGreaterThanOrEqual(letters)
      }
      close(a, b)
    }),
    { numRuns: 40 },
  )
})

it('takes everything back: a person alone gets the page again as it was', () => {
  fc.assert(
    fc.property(fc.array(anyAct('duplicate'), { minLength: 1, maxLength: 15 }), (acts) => {
      const alone = open(editionOf(page))
      for (const act of acts) if (act.kind !== 'undo' && act.kind !== 'redo') perform(alone.editor, act, 'a')
      for (let count = 0; count <= acts.length; count += 1) perform(alone.editor, { kind: 'undo' }, 'a')
      expect(withoutIds(alone.editor.state.doc)).toBe(withoutIds(page))
      close(alone)
    }),
    { numRuns: 25 },
  )
})

it('sends no update by opening whatever two people have made', () => {
  fc.assert(
    fc.property(turns(anyAct('duplicate')), (script) => {
      const { a, b } = together(script)
      const late = open(copyOf(a.ydoc))
      expect(late.updates).toEqual([])
      close(a, b, late)
    }),
    { numRuns: 15 },
  )
})
