import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { DecorationSet } from '@tiptap/pm/view'
import { isFromShared } from '../collaboration/origin.ts'

const key = new PluginKey<DecorationSet>('drawnOver')

/**
 * Draws what was made outside of the editor over the text, in place of what was drawn before: words that would come,
 * words that would go. Nothing of the document changes, and nothing of it is copied. What is drawn follows the text until it
 * is set again; an element with `data-range` names that range when it is clicked. Give widgets a `key`: they are kept then.
 */
export function drawOver({ view, state }: Editor, drawn: DecorationSet): void {
  if (view.isDestroyed || key.getState(state) === drawn) return
  view.dispatch(state.tr.setMeta(key, drawn).setMeta('addToHistory', false))
}

export const drawnOver = Extension.create({
  name: 'drawnOver',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, drawn, { doc }) =>
          (transaction.getMeta(key) as DecorationSet | undefined) ?? follow(drawn, transaction, doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** What stands in blocks that did not change stays as it is, and is not drawn anew. */
function follow(drawn: DecorationSet, transaction: Transaction, before: Node): DecorationSet {
  if (!transaction.docChanged || drawn === DecorationSet.empty) return drawn
  const { doc, mapping } = transaction
  return drawn.map(isFromShared(transaction) ? changeBetween(before, doc) : mapping, doc)
}

/** y-tiptap puts a whole document in place of another: what really changed lies between the first and the last difference. */
function changeBetween(before: Node, after: Node): Mapping {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || end === null) return new Mapping()
  // Where letters repeat (`aa` for `a`) the two ends overlap.
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return new Mapping([new StepMap([from, end.a + overlap - from, end.b + overlap - from])])
}
