import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { readText } from './read-document.ts'
import { markAttributes } from './write-document.ts'

/**
 * Makes a shared text say what `nodes` say: characters are replaced only between the common start and end, and marks are
 * changed only where they differ, so that carets and anchors in the rest stay.
 */
export function patchText(text: Y.XmlText, nodes: readonly Node[]): void {
  const next = characters(nodes)
  patchCharacters(text, characters(readText(text)), next)
  patchMarks(text, characters(readText(text)), next)
}

/** One code point: cutting a surrogate pair would make Yjs replace both halves by U+FFFD. */
interface Character {
  readonly point: string
  readonly marks: string
  readonly attributes: Readonly<Record<string, unknown>>
}

function characters(nodes: readonly Node[]): Character[] {
  return nodes.flatMap((node) => {
    const attributes = markAttributes(node.marks)
    const marks = JSON.stringify(attributes)
    return [...(node.text ?? '')].map((point) => ({ point, marks, attributes }))
  })
}

const textOf = (run: readonly Character[]): string => run.map(({ point }) => point).join('')

function patchCharacters(text: Y.XmlText, old: readonly Character[], next: readonly Character[]): void {
  const shorter = Math.min(old.length, next.length)
  let start = 0
  while (start < shorter && old[start]?.point === next[start]?.point) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end)?.point === next.at(-1 - end)?.point) end += 1
  const at = textOf(old.slice(0, start)).length
  const removed = textOf(old.slice(start, old.length - end))
  const added = textOf(next.slice(start, next.length - end))
  if (removed !== '') text.delete(at, removed.length)
  if (added !== '') text.insert(at, added)
}

function patchMarks(text: Y.XmlText, old: readonly Character[], next: readonly Character[]): void {
  let offset = 0
  let index = 0
  while (index < next.length) {
    const from = index
    const [before, after] = [old[from], next[from]]
    while (index < next.length && old[index]?.marks === before?.marks && next[index]?.marks === after?.marks) index += 1
    const { length } = textOf(next.slice(from, index))
    if (before?.marks !== after?.marks) text.format(offset, length, { ...switchedOff(before), ...after?.attributes })
    offset += length
  }
}

const switchedOff = (character: Character | undefined): Record<string, null> =>
  Object.fromEntries(Object.keys(character?.attributes ?? {}).map((name) => [name, null]))
