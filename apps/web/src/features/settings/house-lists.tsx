import type { HouseRules } from '@stanza/schema'
import type { Settings } from '../../api/newsletter.ts'
import { t } from '../../messages/message.ts'
import { type Edit, houseChange, houseEdit, houseOf } from './edit.ts'
import { ListEditor, type ListEntry } from './list-editor.tsx'
import { pastedPairs, pastedWords } from './pasted-words.ts'

interface ListProps {
  readonly settings: Settings
  readonly apply: (edit: Edit) => Promise<boolean>
  readonly title: string
  readonly text: string
}

type Words = readonly string[]
type Pairs = Readonly<Record<string, string>>
type KeysOf<Value> = {
  [Key in keyof HouseRules]: HouseRules[Key] extends Value ? Key : never
}[keyof HouseRules]
type PlainList = Exclude<KeysOf<Words>, 'rules'>
type LanguageList = 'rightWords' | 'keptHeadings'

const entriesOf = (words: Words): ListEntry[] =>
  words.map((key) => ({ key })).toSorted((one, other) => one.key.localeCompare(other.key))
const entriesOfPairs = (pairs: Pairs): ListEntry[] =>
  Object.entries(pairs)
    .map(([key, right]) => ({ key, right }))
    .toSorted((one, other) => one.key.localeCompare(other.key))
const readWords = (typed: string): ListEntry[] => pastedWords(typed).map((key) => ({ key }))
const addedWords = (title: string, entries: readonly ListEntry[]): string =>
  t('settings.list.added', { list: title, entry: entries[0]?.key ?? '', count: entries.length })
const removedWords = (title: string, { key }: ListEntry): string =>
  t('settings.list.removed', { list: title, entry: key })
const resetWords = (title: string): string => t('settings.was-reset', { what: title })

const withWords = (words: Words, more: readonly ListEntry[]): Words => [
  ...new Set([...words, ...more.map(({ key }) => key)]),
]
const withoutWord = (words: Words, { key }: ListEntry): Words => words.filter((word) => word !== key)

/** A list of words that is the same in every language. */
export function WordList({ settings, apply, title, text, list }: ListProps & { list: PlainList }) {
  return (
    <ListEditor
      title={title}
      text={text}
      entries={entriesOf(houseOf(settings)[list])}
      usual={entriesOf(settings.usual.checks[list])}
      read={readWords}
      hint={t('settings.list.add.hint')}
      onAdd={(entries) =>
        apply(houseEdit(addedWords(title, entries), list, (words) => withWords(words, entries)))
      }
      onRemove={(entry) =>
        void apply(houseEdit(removedWords(title, entry), list, (words) => withoutWord(words, entry)))
      }
      onReset={() =>
        void apply(houseChange(resetWords(title), list, houseOf(settings)[list], settings.usual.checks[list]))
      }
    />
  )
}

/** A list of words of one language (`*`: of all). */
export function LanguageWordList({
  settings,
  apply,
  title,
  text,
  list,
  language,
}: ListProps & { list: LanguageList; language: string }) {
  const usual = settings.usual.checks[list][language] ?? []
  const edit = (said: string, next: (words: Words) => Words): Edit =>
    houseEdit(said, list, (all) => withLanguage(all, language, next(all[language] ?? [])))
  return (
    <ListEditor
      title={title}
      text={text}
      entries={entriesOf(houseOf(settings)[list][language] ?? [])}
      usual={entriesOf(usual)}
      read={readWords}
      hint={t('settings.list.add.hint')}
      onAdd={(entries) => apply(edit(addedWords(title, entries), (words) => withWords(words, entries)))}
      onRemove={(entry) => void apply(edit(removedWords(title, entry), (words) => withoutWord(words, entry)))}
      onReset={() => void apply(edit(resetWords(title), () => usual))}
    />
  )
}

/** Wrong words and what is meant: the names of all languages, or the misspelt words of one. */
export function PairList({
  settings,
  apply,
  title,
  text,
  language,
}: ListProps & { language: string | null }) {
  const pairsIn = (house: HouseRules): Pairs =>
    language === null ? house.nameSlips : (house.misspellings[language] ?? {})
  const usual = pairsIn(settings.usual.checks)
  const edit = (said: string, next: (pairs: Pairs) => Pairs): Edit =>
    language === null
      ? houseEdit(said, 'nameSlips', next)
      : houseEdit(said, 'misspellings', (all) => withLanguage(all, language, next(all[language] ?? {})))
  // The checks look misspelt words up in small letters.
  const keyOf = (wrong: string): string => (language === null ? wrong : wrong.toLowerCase())
  const read = (typed: string): ListEntry[] | { complaint: string } => {
    const pasted = pastedPairs(typed)
    if (!pasted.ok) return { complaint: t('settings.list.not-pair', { line: pasted.line }) }
    return pasted.pairs.map(([wrong, right]) => ({ key: keyOf(wrong), right }))
  }
  return (
    <ListEditor
      title={title}
      text={text}
      entries={entriesOfPairs(pairsIn(houseOf(settings)))}
      usual={entriesOfPairs(usual)}
      read={read}
      hint={t('settings.list.add.pairs')}
      onAdd={(entries) => apply(edit(addedWords(title, entries), (pairs) => withPairs(pairs, entries)))}
      onRemove={(entry) => void apply(edit(removedWords(title, entry), (pairs) => withoutPair(pairs, entry)))}
      onReset={() => void apply(edit(resetWords(title), () => usual))}
    />
  )
}

const withPairs = (pairs: Pairs, more: readonly ListEntry[]): Pairs => ({
  ...pairs,
  ...Object.fromEntries(more.map(({ key, right = '' }) => [key, right])),
})
const withoutPair = (pairs: Pairs, { key }: ListEntry): Pairs =>
  Object.fromEntries(Object.entries(pairs).filter(([wrong]) => wrong !== key))

/** A language without entries has no key of its own, so that emptying a list undoes filling it. */
function withLanguage<Value extends object>(
  all: Readonly<Record<string, Value>>,
  language: string,
  value: Value,
): Readonly<Record<string, Value>> {
  const { [language]: _before, ...others } = all
  return Object.keys(value).length === 0 ? others : { ...all, [language]: value }
}
