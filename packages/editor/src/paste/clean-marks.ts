import { everyElement, replaceTag, unwrap } from './dom.ts'
import { styleOf } from './style-of.ts'

const headings = 'h1, h2, h3, h4, h5, h6'

/** Looks that word processors say by style, in the elements that the schema reads. In headings bold says nothing. */
export function marksFromStyle(root: HTMLElement): void {
  for (const element of everyElement(root, 'b, strong, i, em, span, font')) {
    const fontWeight = styleOf(element, 'font-weight')
    const fontStyle = styleOf(element, 'font-style')
    const decoration = styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line')
    const tag = element.tagName
    if (tag === 'B' || tag === 'STRONG') {
      // Google Docs wraps the whole clipboard in `<b style="font-weight:normal">`.
      const light = fontWeight !== '' && !isBold(fontWeight)
      if (light || element.closest(headings) !== null) unwrap(element)
      continue
    }
    if ((tag === 'I' || tag === 'EM') && fontStyle === 'normal') {
      unwrap(element)
      continue
    }
    if (tag !== 'SPAN' && tag !== 'FONT') continue
    if (isBold(fontWeight) && element.closest(`${headings}, b, strong`) === null)
      wrapContent(element, 'strong')
    if (fontStyle === 'italic' && element.closest('i, em') === null) wrapContent(element, 'em')
    if (decoration.includes('line-through')) wrapContent(element, 's')
    if (isMonospace(styleOf(element, 'font-family')) && element.closest('pre, code') === null)
      wrapContent(element, 'code')
  }
  for (const element of everyElement(root, 'strike')) replaceTag(element, 's')
  for (const element of everyElement(root, 'kbd, samp, tt')) replaceTag(element, 'code')
}

const isBold = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600

const isMonospace = (family: string): boolean => /monospace|courier|consolas|menlo|mono\b/i.test(family)

function wrapContent(element: HTMLElement, name: 'strong' | 'em' | 's' | 'code'): void {
  if (element.textContent === '') return
  const wrapper = element.ownerDocument.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
