/** A language tag as file names use it, `en`, `pt-br`. */
export type Language = string

/** One text for each language; a language that is absent falls back to the newsletter's default language. */
export type PerLanguage<Value> = Readonly<Record<Language, Value>>
