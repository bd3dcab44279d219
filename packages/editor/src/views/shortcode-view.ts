import { attributeText } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { EditorSetup } from '../setup.ts'
import { editButton } from './edit-button.ts'
import { element } from './element.ts'

/** A shortcode on its own lines: its name, its whole source, and the button to its form. Classes: `shortcode`, `shortcode-name`. */
export function shortcodeView(
  setup: EditorSetup,
  node: Node,
  positionOf: () => number | undefined,
): NodeView {
  const dom = element('div', { class: 'shortcode', role: 'group' })
  const edit = editButton(setup, positionOf, setup.callbacks?.onEditShortcode)
  const show = (source: string): void => {
    const name = setup.describeShortcode(source)?.name ?? ''
    dom.setAttribute('aria-label', setup.texts.shortcode(name))
    dom.replaceChildren(element('span', { class: 'shortcode-name' }, name), element('code', {}, source), edit)
  }
  show(attributeText(node.attrs['source']))
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false
      show(attributeText(next.attrs['source']))
      return true
    },
    ignoreMutation: () => true,
    stopEvent: (event) => event.target === edit,
  }
}

/** A shortcode, or Markdown that we do not model, within a line: its source in a chip. A double click opens its form. */
export function sourceChipView(
  setup: EditorSetup,
  node: Node,
  positionOf: () => number | undefined,
): NodeView {
  const dom = element('code', { class: node.type.name === 'rawInline' ? 'raw-inline' : 'shortcode-inline' })
  dom.textContent = attributeText(node.attrs['source'])
  dom.addEventListener('dblclick', () => {
    const position = positionOf()
    if (position !== undefined) setup.callbacks?.onEditShortcode?.(position)
  })
  return { dom, ignoreMutation: () => true }
}
