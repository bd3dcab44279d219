/** The elements that a selector finds, as a list that stays while they are changed. */
export const everyElement = (root: HTMLElement, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

/** Puts an element's content in its place. */
export const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** The same content in another element, without attributes. */
export function replaceTag(element: Element, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

/** Whether nothing can be seen in it: no text beside blanks, no picture, no rule. */
export const isBlank = (element: Element): boolean =>
  (element.textContent ?? '').replaceAll('\u00a0', ' ').trim() === '' &&
  element.querySelector('img, hr, table, [data-figure], [data-shortcode]') === null
