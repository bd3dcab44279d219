import { en } from './en.ts'
import type { peopleInEnglish } from './en-people.ts'
import type { suggestingInEnglish } from './en-suggesting.ts'
import type { suggestionsInEnglish } from './en-suggestions.ts'
import type { settingsInEnglish } from './en-settings.ts'

type Catalogue = typeof en &
  typeof peopleInEnglish &
  typeof suggestingInEnglish &
  typeof suggestionsInEnglish &
  typeof settingsInEnglish
export type MessageKey = keyof Catalogue

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never
type TextOf<Entry> = Entry extends { readonly other: infer Other } ? Other | Entry[keyof Entry] : Entry
/** The names a message needs; one with plural forms always needs its count. */
type NamesOf<Key extends MessageKey> =
  | Placeholders<TextOf<Catalogue[Key]>>
  | (Catalogue[Key] extends { readonly other: string } ? 'count' : never)
type ValuesFor<Key extends MessageKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Key>, string | number>>]
type Words = string | Readonly<Record<string, string>>

const pluralOf = new Intl.PluralRules('en')
// Kept: making one for each number costs more than a keystroke has.
const numbers = new Intl.NumberFormat('en')
const known: Record<string, Words> = { ...en }

/** Brings the words of a part that is fetched when it is first shown. Its chunk calls this before it shows anything. */
export function addMessages(more: Readonly<Record<string, Words>>): void {
  Object.assign(known, more)
}

/**
 * The words of a message, with its `{names}` filled in. A message with plural forms chooses by its `{count}`. The compiler
 * knows every key and the names each one needs, so a missing word does not build.
 */
export function t<Key extends MessageKey>(key: Key, ...[values]: ValuesFor<Key>): string {
  const entry = known[key]
  const filled: Readonly<Record<string, string | number>> = values ?? {}
  const text =
    typeof entry === 'object' ? (entry[pluralOf.select(Number(filled['count']))] ?? entry['other']) : entry
  return (text ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => wordOf(filled[name]) ?? whole)
}

const wordOf = (value: string | number | undefined): string | undefined =>
  typeof value === 'number' ? numbers.format(value) : value
