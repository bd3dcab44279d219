/**
 * One property of an element's `style`, as written, lower case, '' where it has none. Read from the attribute's text: under
 * our content policy browsers ignore style attributes (threats.md T38), and drop what they do not know (`mso-list`) anyway.
 */
export function styleOf(element: Element, property: string): string {
  for (const declaration of (element.getAttribute('style') ?? '').split(';')) {
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
