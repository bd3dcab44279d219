import type { HouseRules } from '@stanza/schema'
import type { Post } from '../post.ts'

const tables = new WeakMap<HouseRules, Map<string, ReadonlySet<string>>>()

/** Tells whether the newsletter says of a word that it is right as it stands: in this very case, or in small letters. */
export function isRightWord(word: string, { house, language }: Pick<Post, 'house' | 'language'>): boolean {
  const ofHouse = tables.get(house) ?? new Map<string, ReadonlySet<string>>()
  tables.set(house, ofHouse)
  const list = (key: string): readonly string[] =>
    Object.hasOwn(house.rightWords, key) ? (house.rightWords[key] ?? []) : []
  const words = ofHouse.get(language) ?? new Set([...list('*'), ...list(language)])
  ofHouse.set(language, words)
  return words.size > 0 && (words.has(word) || words.has(word.toLowerCase()))
}
