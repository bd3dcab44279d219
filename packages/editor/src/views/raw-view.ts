import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { EditorSetup } from '../setup.ts'
import { element } from './element.ts'

/** Markdown that we do not model, edited as the source that it is, under a label. Classes: `raw-block`, `raw-block-label`. */
export function rawBlockView({ texts }: EditorSetup, node: Node): NodeView {
  const contentDOM = element('code', {})
  const label = element('span', { class: 'raw-block-label', contenteditable: 'false' }, texts.rawBlock)
  const dom = element(
    'div',
    { class: 'raw-block' },
    label,
    element('pre', { spellcheck: 'false' }, contentDOM),
  )
  return { dom, contentDOM, update: (next) => next.type === node.type }
}
