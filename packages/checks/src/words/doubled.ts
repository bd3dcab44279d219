/** Words that may stand twice in a row: relative clauses, reflexive verbs, sounds. */
const onPurpose: Readonly<Record<string, readonly string[]>> = {
  '*': [
    'blah',
    'bla',
    'bye',
    'ha',
    'knock',
    'no',
    'tan',
    'very',
    'really',
    'xep',
    'much',
    'far',
    'super',
    'well',
    'long',
  ],
  en: ['that', 'had', 'is', 'do', 'so'],
  de: ['die', 'der', 'das', 'sie', 'sich', 'was', 'es', 'zu'],
  fr: ['nous', 'vous', 'se', 'que', 'si', 'en'],
  it: ['via', 'man', 'mano', 'quasi', 'piano'],
  es: ['se', 'que'],
  pt: ['se', 'que'],
}

/** Whether the word may stand twice in a row in this language. */
export function doubledOnPurpose(word: string, language: string): boolean {
  const lower = word.toLowerCase()
  return onPurpose['*']!.includes(lower) || onPurpose[language.slice(0, 2)]?.includes(lower) === true
}
