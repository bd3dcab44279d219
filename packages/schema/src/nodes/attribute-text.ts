/**
 * A stored attribute as the text that it should be, '' where it is none. What a hostile update stored may be anything:
 * `String` of an object with a `toString` of its own throws, and the whole document would not open (threats.md S18).
 */
export const attributeText = (value: unknown): string => (typeof value === 'string' ? value : '')
