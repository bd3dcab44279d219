import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { sectionSpec, sectionsOf, type Newsletter, type Section } from '@stanza/schema'

/** Top-level children of the document that are standing text, with the positions where they begin and end. */
export function standingBlocks(document: Node, newsletter: Newsletter): { from: number; to: number }[] {
  const standing = new Set<number>()
  const mark = (sections: readonly Section[]): void => {
    for (const { key, from, to, groups } of sections) {
      const body = sectionSpec(newsletter, key)?.body
      if (body === 'standing' || body === 'credits')
        for (let child = from; child < to; child += 1) standing.add(child)
      mark(groups)
    }
  }
  mark(sectionsOf(document, newsletter))
  const blocks: { from: number; to: number }[] = []
  document.forEach((node, position, index) => {
    if (standing.has(index)) blocks.push({ from: position, to: position + node.nodeSize })
  })
  return blocks
}

const draw = (document: Node, newsletter: Newsletter): DecorationSet =>
  DecorationSet.create(
    document,
    standingBlocks(document, newsletter).map(({ from, to }) =>
      Decoration.node(from, to, { class: 'standing' }),
    ),
  )

/** Whether two documents have the same headings in the same places, so that what is standing in one is so in the other. */
function sameOutline(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false
  for (let index = 0; index < after.childCount; index += 1) {
    const [old, now] = [before.child(index), after.child(index)]
    if (old !== now && !(old.type === now.type && old.attrs['section'] === now.attrs['section'])) return false
  }
  return true
}

/** Draws what is the same every month calmer than this month's news (class `standing`). */
export const calmStanding = (newsletter: Newsletter): Extension =>
  Extension.create({
    name: 'calmStanding',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: new PluginKey('calmStanding'),
        state: {
          init: (_config, { doc }) => draw(doc, newsletter),
          apply: (transaction, drawn, before, { doc }) => {
            if (!transaction.docChanged) return drawn
            return sameOutline(before.doc, doc) ? drawn.map(transaction.mapping, doc) : draw(doc, newsletter)
          },
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
      }),
    ],
  })
