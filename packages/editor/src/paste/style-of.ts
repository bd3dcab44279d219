import { styleAttribute } from './inert-html.ts'

/**
 * One property of an element's style in `inertHtml`, as written, lower case, '' where it has none. Read from the text:
 * browsers drop what they do not know (`mso-list`).
 */
export function styleOf(element: Element, property: string): string {
  for (const declaration of (element.getAttribute(styleAttribute) ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase()
    }
  }
  return ''
}
