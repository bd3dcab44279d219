// Longer than any heading that names a section; keeps the work on hostile text small.
const longest = 200

/**
 * The words of a heading as they are compared: case, accents, punctuation, spaces and years do not count, so that
 * "Google Summer of Code 2024", "xmpp-servers" and "Libraries and Tools" are known in every form people type.
 */
export function headingWords(text: string): string {
  return text
    .slice(0, longest)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !/^(?:19|20)\d\d$/.test(word) && !joiners.has(word))
    .join('')
}

// "and" and "&" are the same word to a reader, in each language of the product.
const joiners = new Set(['and', 'und', 'y', 'et', 'e'])
