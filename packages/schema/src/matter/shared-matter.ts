import * as Y from 'yjs'
import { patchWords } from '../y/patch-text.ts'
import { matterName, matterOrder, matterTexts } from '../y/names.ts'
import type { FrontMatter, MatterValue } from './front-matter.ts'

const isText = (key: string): boolean => (matterTexts as readonly string[]).includes(key.toLowerCase())

/**
 * Fills an empty edition's `matter` map. Title and summary become shared texts, so that two people can write in them at
 * once; they are always made, so that no browser ever has to.
 */
export function writeMatter(ydoc: Y.Doc, matter: FrontMatter): void {
  const map = ydoc.getMap(matterName)
  if (map.size > 0) throw new RangeError('the edition already has front matter')
  ydoc.transact(() => {
    for (const [key, value] of matter.entries) map.set(key, stored(key, value))
    const have = new Set(matter.entries.map(([key]) => key.toLowerCase()))
    for (const key of matterTexts) if (!have.has(key)) map.set(key, new Y.Text())
    map.set(
      matterOrder,
      matter.entries.map(([key]) => key),
    )
  })
}

const stored = (key: string, value: MatterValue): unknown =>
  isText(key) && typeof value === 'string' ? new Y.Text(value) : value

/** Reads the front matter in its order; keys that were added later come last; an empty text that no file had is left out. */
export function readMatter(ydoc: Y.Doc): FrontMatter {
  const map = ydoc.getMap(matterName)
  const order = orderOf(map)
  const later = [...map.keys()].filter((key) => key !== matterOrder && !order.includes(key)).toSorted()
  return {
    entries: [...order.filter((key) => map.has(key)), ...later].flatMap((key) => {
      const value = map.get(key)
      if (!(value instanceof Y.Text)) return [[key, value as MatterValue] as const]
      const text = value.toString()
      return text === '' && !order.includes(key) ? [] : [[key, text] as const]
    }),
  }
}

function orderOf(map: Y.Map<unknown>): string[] {
  const order = map.get(matterOrder)
  return Array.isArray(order) ? order.filter((key) => typeof key === 'string') : []
}

/** Makes the edition's front matter say what `matter` says, by the least change; keys that are gone are removed. */
export function patchMatter(ydoc: Y.Doc, matter: FrontMatter, origin: unknown = null): void {
  const map = ydoc.getMap(matterName)
  ydoc.transact(() => {
    const next = new Map(matter.entries)
    for (const key of map.keys()) if (key !== matterOrder && !next.has(key)) removeKey(map, key)
    for (const [key, value] of matter.entries) setKey(map, key, value)
    const order = matter.entries.map(([key]) => key)
    if (JSON.stringify(orderOf(map)) !== JSON.stringify(order)) map.set(matterOrder, order)
  }, origin)
}

function removeKey(map: Y.Map<unknown>, key: string): void {
  const value = map.get(key)
  // A shared text stays (somebody may be writing in it); an empty one outside the order is not part of the file.
  if (value instanceof Y.Text) value.delete(0, value.length)
  else map.delete(key)
}

function setKey(map: Y.Map<unknown>, key: string, value: MatterValue): void {
  const old = map.get(key)
  if (old instanceof Y.Text && typeof value === 'string') patchWords(old, old.toString(), value)
  else if (JSON.stringify(old) !== JSON.stringify(value)) map.set(key, stored(key, value))
}
