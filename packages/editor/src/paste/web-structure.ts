import { everyElement, isBlank, replaceTag, unwrap } from './dom.ts'
import { styleOf } from './style-of.ts'

/** Never text: what a page does, and what it asks. */
const noText =
  'script, style, template, noscript, title, meta, link, svg, math, button, input, select, textarea, object, canvas'
const blocks =
  'p, div, section, article, header, footer, main, ul, ol, table, blockquote, pre, h1, h2, h3, h4, h5, h6, hr'

/** What pages and word processors put around the text: takes out what is not text, and straightens lists and tables. */
export function straighten(root: HTMLElement): void {
  for (const element of everyElement(root, noText)) element.remove()
  for (const element of everyElement(root, '*')) {
    if (isHidden(element)) element.remove()
    else if (element.tagName.includes(':')) unwrap(element)
  }
  nestLists(root)
  flattenTables(root)
  dropEmptyLines(root)
}

const isHidden = (element: HTMLElement): boolean =>
  element.hasAttribute('hidden') ||
  styleOf(element, 'display') === 'none' ||
  styleOf(element, 'visibility') === 'hidden' ||
  styleOf(element, 'mso-hide') === 'all'

/** `ul > ul`, as Google Docs and old editors write nesting: into the item before. */
function nestLists(root: HTMLElement): void {
  for (const list of everyElement(root, 'ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.tagName === 'LI') before.append(list)
    else replaceTag(wrapIn(list, 'div'), 'li')
  }
}

function wrapIn(element: HTMLElement, name: string): HTMLElement {
  const wrapper = element.ownerDocument.createElement(name)
  element.replaceWith(wrapper)
  wrapper.append(element)
  return wrapper
}

/** Tables for layout become their content; the cells of others hold lines of text, as a pipe table's do. */
function flattenTables(root: HTMLElement): void {
  for (const table of everyElement(root, 'table').toReversed()) {
    const rows = [...table.querySelectorAll('tr')]
    const cells = [...table.querySelectorAll('td, th')]
    const layout =
      table.getAttribute('role') === 'presentation' ||
      cells.length < 2 ||
      rows.every((row) => row.children.length < 2) ||
      cells.some((cell) => cell.querySelector('table, h1, h2, h3') !== null)
    if (layout) {
      for (const cell of cells) replaceTag(cell, 'div')
      for (const part of everyElement(table, 'tr, tbody, thead, tfoot, colgroup, caption')) unwrap(part)
      unwrap(table)
    } else {
      for (const cell of cells) flattenCell(cell)
      const caption = table.querySelector('caption')
      if (caption !== null) table.before(replaceTag(caption, 'p'))
    }
  }
}

function flattenCell(cell: Element): void {
  for (const part of [
    ...cell.querySelectorAll('p, div, li, ul, ol, pre, blockquote, section, hr'),
  ].toReversed()) {
    if (part.nextSibling !== null) part.after(cell.ownerDocument.createElement('br'))
    unwrap(part)
  }
}

/** Blank lines between blocks are `<br>` and empty paragraphs; the document has none of its own. */
function dropEmptyLines(root: HTMLElement): void {
  for (const line of everyElement(root, 'br')) {
    const between = line.parentElement?.querySelector(`:scope > :is(${blocks})`) !== null
    if (between || isLast(line) || line.classList.contains('Apple-interchange-newline')) line.remove()
  }
  for (const block of everyElement(root, 'p, div, h1, h2, h3, h4, h5, h6, li, blockquote').toReversed()) {
    if (isBlank(block)) block.remove()
  }
}

function isLast(line: Element): boolean {
  let next = line.nextSibling
  while (next !== null && next.nodeType === 3 && (next.textContent ?? '').trim() === '')
    next = next.nextSibling
  return next === null
}
