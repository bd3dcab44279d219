import type { PreviewMark } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { t } from '../../messages/message.ts'
import { attributeChanges, type AttributeChange } from './attribute-changes.ts'
import { shortened } from './changes.ts'
import { drawContent, drawNodes } from './draw-nodes.ts'
import { formatChanges } from './format-words.ts'
import { wordDifference, type Stretch } from './word-difference.ts'

interface Drawing {
  readonly marks: readonly PreviewMark[]
  /** The editor's document, in which the marks have their positions. */
  readonly document: Node
  /** Whose it is, by the suggestion's id. */
  readonly nameOf: (suggestion: string) => string
  readonly active: string | null
}

export const rangeName = (suggestion: string): string => `suggestion:${suggestion}`

/**
 * What open suggestions would do, drawn over the text: words that come as `<ins>`, words that go as `<del>`, other changes as
 * a label. Told by line and sign as well as by colour; each says whose it is.
 */
export function drawSuggestions({ marks, document, nameOf, active }: Drawing): DecorationSet {
  const counts = new Map<string, number>()
  const drawn = marks.flatMap((mark) => {
    if (mark.to > document.content.size) return []
    const count = counts.get(mark.suggestion) ?? 0
    counts.set(mark.suggestion, count + 1)
    const isActive = mark.suggestion === active
    const name = nameOf(mark.suggestion)
    // What has the same key looks the same, and is not drawn again.
    const key = [mark.suggestion, count, mark.kind, mark.text, mark.moves, name, isActive].join('|')
    return draw[mark.kind]({ mark, document, name, isActive, key })
  })
  return DecorationSet.create(document, drawn)
}

interface One {
  readonly mark: PreviewMark
  readonly document: Node
  readonly name: string
  readonly isActive: boolean
  readonly key: string
}

const draw = {
  insert: ({ mark, document, name, isActive, key }) => {
    const [first] = mark.nodes ?? []
    const place = document.resolve(mark.from).parent.type.name
    const build = (): HTMLElement => insertion(mark, { name, isActive, place })
    return [Decoration.widget(mark.from, build, { ...widget, key: `${key}|${first?.type.name}|${place}` })]
  },
  delete: ({ mark, document, name, isActive, key }) => {
    const { from, to, moves } = mark
    const attributes = {
      class: classOf(moves ? 'suggested-away' : 'suggested-out', isActive),
      'data-range': rangeName(mark.suggestion),
      title: t(moves ? 'suggestions.move.by' : 'suggestions.deletion.by', { name }),
    }
    const words = Decoration.inline(from, to, { ...attributes, nodeName: 'del' })
    const node = document.nodeAt(from)
    if (node === null || node.isInline) return [words]
    const block = Decoration.node(from, from + node.nodeSize, {
      class: classOf(moves ? 'suggested-leaving' : 'suggested-gone', isActive),
      'data-range': rangeName(mark.suggestion),
      ...(moves && !node.isLeaf ? { 'data-moves': t(`suggestions.moves.${moves}`) } : {}),
    })
    if (!node.isLeaf) return [block, words]
    return [
      block,
      label({ mark, document, name, isActive, key }, to, [
        { what: t(moves ? `suggestions.moves.${moves}` : 'suggestions.goes'), before: '', after: '' },
      ]),
    ]
  },
  format: (one) => {
    const { mark, document, name, isActive } = one
    const words = Decoration.inline(mark.from, mark.to, {
      class: classOf('suggested-format', isActive),
      'data-range': rangeName(mark.suggestion),
      title: t('suggestions.change.by', { name }),
    })
    return [words, label(one, mark.to, formatChanges(mark, document))]
  },
  attribute: (one) => {
    const changes = attributeChanges(one.mark)
    const node = one.document.nodeAt(one.mark.from)
    if (changes.length === 0 || node === null) return []
    // In a line of text it stands at the line's end, else behind the block.
    return [label(one, node.isTextblock ? one.mark.to - 1 : one.mark.to, changes)]
  },
} as const satisfies Record<PreviewMark['kind'], (one: One) => Decoration[]>

/** Behind a caret that stands in the same place, so that what is typed there comes before it. */
const widget = { side: 1, ignoreSelection: true } as const

const classOf = (name: string, isActive: boolean): string => (isActive ? `${name} range-active` : name)

/** Elements that may stand in lists and tables; elsewhere a block is a `div`. */
const shells: Readonly<Record<string, string>> = {
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

function insertion(
  mark: PreviewMark,
  { name, isActive, place }: { readonly name: string; readonly isActive: boolean; readonly place: string },
): HTMLElement {
  const nodes = mark.nodes ?? []
  const [first] = nodes
  if (first === undefined || first.isInline)
    return insElement('suggested-in', mark, name, isActive, drawNodes(nodes))
  const shell = named(document.createElement(shells[first.type.name] ?? shellIn(place)), mark)
  shell.className = classOf(mark.moves ? 'suggested-block suggested-moved' : 'suggested-block', isActive)
  if (mark.moves) shell.dataset['moves'] = t('suggestions.moves.here')
  if (first.type.name === 'tableRow') {
    const cells = first.content.content.map((cell) => {
      const td = document.createElement('td')
      td.append(insElement('suggested-in', mark, name, isActive, drawContent(cell)))
      return td
    })
    shell.append(...cells)
  } else {
    const isShell = first.type.name in shells
    shell.append(insElement('', mark, name, isActive, isShell ? drawContent(first) : drawNodes(nodes)))
  }
  return shell
}

/** In a list only items may stand. */
const shellIn = (place: string): string => (place === 'bulletList' || place === 'orderedList' ? 'li' : 'div')

function insElement(
  className: string,
  mark: PreviewMark,
  name: string,
  isActive: boolean,
  content: globalThis.Node,
): HTMLElement {
  const element = named(document.createElement('ins'), mark)
  element.className = classOf(className, isActive)
  element.title = t(mark.moves ? 'suggestions.move.by' : 'suggestions.insertion.by', { name })
  element.append(content)
  return element
}

function named<E extends HTMLElement>(element: E, { suggestion }: PreviewMark): E {
  element.dataset['range'] = rangeName(suggestion)
  return element
}

function label(
  { mark, document: doc, name, isActive, key }: One,
  at: number,
  changes: readonly AttributeChange[],
): Decoration {
  const parent = doc.resolve(at).parent
  const tag = parent.isTextblock ? 'span' : shellIn(parent.type.name)
  const build = (): HTMLElement => {
    const shell = named(document.createElement(tag), mark)
    shell.className = classOf('suggested-chip', isActive)
    shell.title = t('suggestions.change.by', { name })
    for (const change of changes) shell.append(chipLine(change))
    return shell
  }
  const told = changes.map(({ what, before, after }) => `${what}=${before}>${after}`).join()
  return Decoration.widget(at, build, { ...widget, key: `${key}|${tag}|${told}` })
}

function chipLine({ what, before, after }: AttributeChange): HTMLElement {
  const line = document.createElement('span')
  if (before === '' && after === '') {
    line.textContent = what
    return line
  }
  const stretches = before === '' || after === '' ? [] : wordDifference(before, after)
  if (stretches.length > 2) {
    line.append(`${what}: `, ...stretches.map(drawStretch))
    return line
  }
  const [old, next] = [document.createElement('del'), document.createElement('ins')]
  old.textContent = shortened(before, 60) || t('suggestions.nothing')
  next.textContent = shortened(after, 60) || t('suggestions.nothing')
  line.append(`${what}: `, old, ' → ', next)
  return line
}

function drawStretch({ kind, words }: Stretch): globalThis.Node {
  if (kind === 'same') return new Text(words)
  const side = document.createElement(kind === 'in' ? 'ins' : 'del')
  side.textContent = words
  return side
}
