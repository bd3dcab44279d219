const english = new Set(
  (
    'a an the of and with in on to for from by your you is are was as at its new first more now how it this that into up or not no one all also can has have will be been their our there which when where while ' +
    'feed view views section interface reactions message messages status selection account settings panel screenshot screenshots screen option options mode modes dialog details window chat chats call calls preview release released support supports ' +
    'list group groups room rooms user users emoji emojis custom video audio profile search onboarding introducing initial register pick flow lobby horizontal configuration overview banner page website team booth meeting people running showing looking looks talk stickers dark light theme'
  ).split(' '),
)

const own: Readonly<Record<string, string>> = {
  de: 'der die das und mit in im am den dem ein eine einer für von auf ist zu zur zum des bei als ohne neue neuen oberfläche ansicht nachrichten',
  fr: 'le la les de des du un une et avec dans sur pour par est en au aux vue nouvelle nouveau interface',
  it: 'il lo la le gli di del della dei e con in su per un una è nel nella da al alla nuova nuovo interfaccia',
  es: 'el la los las de del y con en un una por para es al sobre nueva nuevo interfaz',
  pt: 'o a os as de do da dos das e com em um uma por para é no na nova novo interface',
}
const ownWords = new Map(
  Object.entries(own).map(([language, words]) => [language, new Set(words.split(' '))]),
)

/**
 * Whether a short text reads as English in a text of another language: it has an English word in lower case (names alone
 * are no evidence) and none of the language's own small words that English does not share.
 */
export function readsEnglish(text: string, language: string): boolean {
  const small = ownWords.get(language.slice(0, 2)) ?? new Set<string>()
  const words = text.match(/\p{L}+/gu) ?? []
  let evidence = 0
  for (const word of words) {
    const lower = word.toLowerCase()
    if (small.has(lower) && !english.has(lower)) return false
    if (/[^A-Za-z]/.test(word)) return false
    if (english.has(lower) && (word === lower || strong.has(lower))) evidence += small.has(lower) ? 0 : 1
  }
  return evidence > 0
}

const strong = new Set(['and', 'the', 'with', 'of', 'introducing'])
