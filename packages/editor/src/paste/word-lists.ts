import { styleOf } from './style-of.ts'

/** A list paragraph as Word puts it on the clipboard: level and marker are styles, not lists. */
interface WordItem {
  readonly paragraph: HTMLElement
  readonly level: number
  readonly ordered: boolean
}

/** Word's list paragraphs (`mso-list:l0 level2 lfo1`, the marker in a span that is to be ignored) as nested lists. */
export function listsFromWord(root: HTMLElement): void {
  let run: WordItem[] = []
  for (const paragraph of root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, div')) {
    const item = wordItem(paragraph)
    if (item === null) continue
    const previous = run.at(-1)?.paragraph
    if (previous !== undefined && previous.nextElementSibling !== paragraph) {
      build(run)
      run = []
    }
    run.push(item)
  }
  build(run)
}

function wordItem(paragraph: HTMLElement): WordItem | null {
  const level = /level(\d+)/.exec(styleOf(paragraph, 'mso-list'))?.[1]
  if (level === undefined) return null
  const marker = [...paragraph.querySelectorAll('span')].find(
    (span) => styleOf(span, 'mso-list') === 'ignore',
  )
  const sign = (marker?.textContent ?? '').replaceAll('\u00a0', ' ').trim()
  marker?.remove()
  return { paragraph, level: Number(level), ordered: /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]$/i.test(sign) }
}

function build(items: readonly WordItem[]): void {
  const first = items[0]
  if (first === undefined) return
  const { ownerDocument } = first.paragraph
  const place = ownerDocument.createElement('div')
  first.paragraph.before(place)
  const open: { list: HTMLElement; level: number }[] = []
  for (const { paragraph, level, ordered } of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const name = ordered ? 'OL' : 'UL'
    let top = open.at(-1)
    if (top === undefined || top.level < level || top.list.tagName !== name) {
      if (top !== undefined && top.level >= level) open.pop()
      const parent =
        top === undefined || top.level >= level
          ? (open.at(-1)?.list.lastElementChild ?? place)
          : top.list.lastElementChild
      top = { list: ownerDocument.createElement(name), level }
      ;(parent ?? place).append(top.list)
      open.push(top)
    }
    const item = ownerDocument.createElement('li')
    const text = ownerDocument.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    top.list.append(item)
    paragraph.remove()
  }
  place.replaceWith(...place.childNodes)
}
