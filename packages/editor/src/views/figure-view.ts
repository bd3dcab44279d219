import { attributeText } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { EditorSetup, PicturePlace } from '../setup.ts'
import { editButton } from './edit-button.ts'
import { element } from './element.ts'
import { sizeAttributes } from './size-attributes.ts'

/**
 * A figure: its picture where that is one of the site's, its caption or alternative text, and the button to its form.
 * Classes: `figure`, `figure-picture`, `figure-missing` (with `figure-frame`, `figure-missing-title`, `figure-hint`, `figure-mend`), `figure-caption`.
 */
export function figureView(setup: EditorSetup, node: Node, positionOf: () => number | undefined): NodeView {
  const dom = element('div', { class: 'figure', role: 'group' })
  const edit = editButton(setup, positionOf, setup.callbacks?.onEditFigure)
  let shown = ''
  const show = (source: string): void => {
    if (source === shown) return
    shown = source
    const parameters = setup.describeShortcode(source)?.parameters ?? {}
    const { src = '', alt = '', caption = '', title = '' } = parameters
    dom.replaceChildren(picture(setup, src, alt), words('figure-caption', caption || title || alt), edit)
    dom.setAttribute('aria-label', setup.texts.shortcode('figure'))
  }
  show(attributeText(node.attrs['source']))
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false
      show(attributeText(next.attrs['source']))
      return true
    },
    // What the view draws itself is no edit.
    ignoreMutation: () => true,
    stopEvent: (event) => event.target === edit,
  }
}

const words = (name: string, text: string): HTMLElement => element('p', { class: name }, text)

/** Never an address of another site: a reader's browser would tell that site who is reading (threats.md T12). */
function picture({ resolveImage, imageSize, texts }: EditorSetup, src: string, alt: string): HTMLElement {
  const address = resolveImage(src)
  if (address !== null)
    return element('img', {
      class: 'figure-picture',
      src: address,
      alt,
      draggable: 'false',
      ...sizeAttributes(imageSize?.(src)),
    })
  const { title, hint, mend } = texts.noPicture(placeOf(src))
  return element(
    'div',
    { class: 'figure-missing' },
    element('span', { class: 'figure-frame', 'aria-hidden': 'true' }),
    element('p', { class: 'figure-missing-title' }, title),
    ...(src === '' ? [] : [element('code', {}, ...breakable(src))]),
    element('p', { class: 'figure-hint' }, `${hint} `, element('span', { class: 'figure-mend' }, mend)),
  )
}

/** A path in a narrow place breaks between its words, so that a file's extension stays whole. */
const breakable = (path: string): (Element | string)[] =>
  path.split(/(?<=[/_-])/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr', {}), part]))

function placeOf(src: string): PicturePlace {
  if (src.trim() === '') return 'nowhere'
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src) ? 'elsewhere' : 'site'
}
