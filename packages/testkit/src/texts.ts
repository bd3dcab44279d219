import fc, { type Arbitrary } from 'fast-check'

// Ours, not a post's: a word of each kind that a newsletter has (umlauts, non-Latin, emoji with joiner, numbers, versions).
const vocabulary = [
  'Lantern',
  '2.4.1',
  'größer',
  'déjà',
  'ニュース',
  'بريد',
  '🧑‍🚀',
  'has',
  'a',
  'new',
  'release',
  '(beta)',
  'e.g.',
  '–',
  '№ 7',
  "it's",
]

/** One line of ordinary words, nothing that Markdown could read as markup. */
export const plainText: Arbitrary<string> = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))

// Every character that CommonMark, GFM, Goldmark's extensions or Hugo give a meaning, and the pieces that need several.
const traps = [
  '*',
  '_',
  '**',
  '`',
  '``',
  '[',
  ']',
  '](',
  '!',
  '<',
  '>',
  '<b>',
  '</',
  '&',
  '&amp;',
  '&#42;',
  '\\',
  '#',
  '##',
  '+',
  '-',
  '---',
  '=',
  '|',
  '~',
  '~~',
  ':',
  ': ',
  '1.',
  '2)',
  '{{',
  '{{<',
  '>}}',
  '{{%',
  '{#id}',
  '^',
  '[^1]',
  '$',
  '"',
  "'",
  '...',
  '--',
  '\u00a0',
  '\u200b',
  '\u00ad',
  'https://example.org/_a_',
  'www.example.org',
  'a@example.org',
  'http:',
  'x',
  '7',
  ' ',
  '😀',
  'é',
  'e\u0301',
]

/** One line of what Markdown may trip over: markers, entities, shortcode brackets, invisible characters. */
export const trapText: Arbitrary<string> = fc
  .array(fc.constantFrom(...traps), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join('').trim())
  .filter((text) => text !== '')

/** Either of the two. */
export const anyText: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: plainText },
  { weight: 1, arbitrary: trapText },
)
