/** Small words of English, and words of its own that captions and notes of the field are made of. */
const english = new Set(
  (
    'a an the of and with in on to for from by at as into onto over under up off out about after before between without within through than then ' +
    'i you your we our us my he she it its they them their this that these those there here which what who when where while how why because ' +
    'is are was were be been being has have had having do does did will would can could should may might must not no or but if so ' +
    'all also any both each every few less many more most much other same some such first last new next now old only still very ' +
    'add adds adding added allow allows allowing appear become browse build builds building built call calls calling change changes changed changing choose chosen ' +
    'click close closed coming connect connected connecting create creates created creating delete deleted display displays displaying download downloading edit edited editing ' +
    'enable enabled enabling find fix fixed fixes get gets getting give gives grow growing help helps hide hidden improve improved improving introduces introducing install installed installing ' +
    'join joined joining keep keeps leave let lets listen load loading log login look looking looks make makes making made manage managed managing meet meeting move moved moving mute muted ' +
    'open opened opening pick picking pin pinned play playing quote quoting react reacting read reading receive received receiving record recorded recording register released reply replies replying ' +
    'run running runs save saved saving search searching see seen select selected selecting send sending sent set setting settings share shared sharing show showing shown shows sign signing speak speaking ' +
    'start started starting stop store stored support supported supporting supports switch switching take taking talk talking tell test testing try trying turn turned type typing update updated updating ' +
    'upload uploaded uploading use used user users uses using view viewed viewing views want watch work working works write writing written ' +
    'account accounts activity address addresses agenda app apps article articles audio avatar backup badge banner birthday blog board booth bot box bubble button buttons caption captions ' +
    'card cards chart chat chats circle client clients code color colors colour colours command commands community config configuration contact contacts conversation conversations council cover ' +
    'dark dashboard data day days default desktop details device devices dialog drawer easy emoji emojis encrypted encryption end error event events family feature features feed field file files filter ' +
    'flow folder font form format forum free friend friends full gateway graph group groups guide header history home horizontal host hosting icon icons image images inbox info initial input interface ' +
    'item items key keyboard keys language languages large launch layout left library libraries light line link links list lists lobby logo main map member members membership menu message messages mobile mode modes ' +
    'month name names network networks news newsletter note notes notification notifications onboarding option options overview page pages panel people person phone phones photo photos picture pictures place plan ' +
    'plugin poll popup post posts preview previews privacy private profile profiles progress project projects proof public push quick reaction reactions release releases request result results right ringtone room rooms row ' +
    'schedule screen screens screencast screenshot screenshots section secure security selection selector server servers service services sidebar simple site size small software sound sounds speaker spam stack stage status step steps sticker stickers ' +
    'story subject summary tab table tabs tag tags talks team text theme themes thread threads time timeline title tool toolbar tools top topic tree trust tutorial unread video videos voice wallpaper web website week welcome window windows wizard word words workshop world year years'
  ).split(' '),
)

/** Per language its own small words, and what it has in common with English or took over: no evidence of English. */
const own: Readonly<Record<string, string>> = {
  de: 'der die das und mit in im am den dem ein eine einer einem einen für von auf ist sind zu zur zum des bei als ohne neue neuen neuer oberfläche ansicht nachrichten nicht über nach aus wie an was will so also fast war man so hat per via',
  fr: 'le la les de des du un une et avec dans sur pour par est sont en au aux vue nouvelle nouveau nouvelles interface on or a an il ou se ne pas ce cette ces son sa ses qui que plus sans message messages notification notifications option options mode modes configuration conversation conversations image images page pages article articles audio chat emoji emojis avatar avatars code client clients commande version question service services note notes public table texte forum blog agenda notes distribution application applications badge logo menu invite service sticker stickers',
  it: 'il lo la le gli di del della delle dei degli e ed con in su per un una uno è nel nella nelle da dal dalla al alla alle nuova nuovo nuove nuovi interfaccia a i no non si che chi sono o ma come chat account feed link server client bot plugin video audio banner screenshot emoji web app browser desktop team file host spam blog forum post menu logo agenda badge password sticker privacy software tutorial ',
  es: 'el la los las de del y e con en un una unos por para es son al sobre nueva nuevo nuevos interfaz a he me has no se su sus que más sin o u ha red use chat video audio emoji emojis bot plugin banner web blog menú logo agenda app apps software spam tutorial panel servidor menos',
  pt: 'o a os as de do da dos das e com em um uma uns por para é são no na nos nas ao aos nova novo novos interface me for use some se que não seu sua mais ou sem chat feed link links bot plugin banner emoji emojis status site sites web blog app apps menu logo agenda software spam tutorial online post posts mobile desktop',
}
const ownWords = new Map(
  Object.entries(own).map(([language, words]) => [language, new Set(words.trim().split(' '))]),
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
