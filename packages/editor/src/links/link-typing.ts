import { Extension, InputRule } from '@tiptap/core'
import { readLinkTarget } from './link-target.ts'

// Text without brackets, an address without spaces, perhaps a title; `![…](…)` is a picture.
const written = /(?<!!)\[([^[\]]+)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?: "([^"]*)")?\)$/

/** `[text](address)`, when its last bracket is typed, becomes a link; one that may not be followed stays text. */
export const linkTyping = Extension.create({
  name: 'linkTyping',
  addInputRules: () => [
    new InputRule({
      find: written,
      handler({ state, range, match }) {
        const [, text = '', href = '', title] = match
        const target = readLinkTarget(href)
        const { link } = state.schema.marks
        if (!target.ok || link === undefined) return null
        const { tr: transaction } = state
        const textStart = range.from + 1
        transaction.delete(textStart + text.length, range.to).delete(range.from, textStart)
        const mark = link.create({ href: target.href, title: title ?? null })
        transaction.addMark(range.from, range.from + text.length, mark).removeStoredMark(link)
        return undefined
      },
    }),
  ],
})
