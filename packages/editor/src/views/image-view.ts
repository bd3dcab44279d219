import { attributeText } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { EditorSetup } from '../setup.ts'
import { element } from './element.ts'
import { sizeAttributes } from './size-attributes.ts'

/** A picture in a line of text: shown where it is the site's own, else named. A double click opens its form. */
export function imageView(setup: EditorSetup, node: Node, positionOf: () => number | undefined): NodeView {
  const dom = element('span', { class: 'image' })
  const show = ({ attrs }: Node): void => {
    const [src, alt] = [attributeText(attrs['src']), attributeText(attrs['alt'])]
    const address = setup.resolveImage(src)
    dom.title = src
    dom.replaceChildren(
      address === null
        ? element('span', { class: 'image-missing' }, alt || src)
        : element('img', {
            src: address,
            alt,
            draggable: 'false',
            ...sizeAttributes(setup.imageSize?.(src)),
          }),
    )
  }
  show(node)
  dom.addEventListener('dblclick', () => {
    const position = positionOf()
    if (position !== undefined) setup.callbacks?.onEditImage?.(position)
  })
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false
      show(next)
      return true
    },
    ignoreMutation: () => true,
  }
}
