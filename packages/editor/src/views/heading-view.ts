import { headingLevel } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { element } from './element.ts'

/**
 * A heading that stays the same element while its words are typed: its `section` is recognised letter by letter, and
 * ProseMirror would draw a heading with another attribute anew, under the hands of an input method. The section is in
 * `data-section`, for styles and tests.
 */
export function headingView(node: Node): NodeView {
  const level = headingLevel(node.attrs['level'])
  const dom = element(`h${level}`)
  const name = (section: unknown): void => {
    if (typeof section === 'string') dom.dataset['section'] = section
    else delete dom.dataset['section']
  }
  name(node.attrs['section'])
  return {
    dom,
    contentDOM: dom,
    update(next) {
      if (next.type !== node.type || headingLevel(next.attrs['level']) !== level) return false
      name(next.attrs['section'])
      return true
    },
    ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.attributeName === 'data-section',
  }
}
