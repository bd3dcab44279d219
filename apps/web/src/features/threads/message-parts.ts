/** A stretch of a message: plain words, an address that can be followed, or somebody's name that is called. */
export interface MessagePart {
  readonly kind: 'text' | 'link' | 'mention'
  readonly text: string
}

/** Somebody who can be called by `@name`. */
export interface Named {
  readonly id: string
  readonly name: string | null
}

/** What may stand behind an address in a sentence and is not part of it. */
const behindAddress = /[.,;:!?)\]}'"»”]+$/

/** Splits a message for the screen. Only http and https become links: a message is plain text (threats.md T50). */
export function messageParts(text: string, names: readonly string[]): MessagePart[] {
  const known = names.filter(Boolean).toSorted((one, other) => other.length - one.length)
  const called = known.map((name) => `@${name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`)
  const pattern = new RegExp([String.raw`https?://[^\s<>]+`, ...called].join('|'), 'giu')
  const parts: MessagePart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const isLink = !found.startsWith('@')
    const words = isLink ? found.replace(behindAddress, '') : found
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) })
    parts.push({ kind: isLink ? 'link' : 'mention', text: words })
    end = index + words.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** Ids of those whose `@name` stands in a message; at most as many as the server takes. */
export function mentionsIn(text: string, people: readonly Named[]): string[] {
  const names = people.flatMap(({ name }) => name ?? [])
  const called = new Set(
    messageParts(text, names).flatMap((part) =>
      part.kind === 'mention' ? part.text.slice(1).toLocaleLowerCase() : [],
    ),
  )
  return people
    .filter(({ name }) => name && called.has(name.toLocaleLowerCase()))
    .map(({ id }) => id)
    .slice(0, 20)
}

/** The name that is being typed right before the caret, and where its `@` stands; null where none is. */
export function typedMention(
  text: string,
  caret: number,
): { readonly at: number; readonly typed: string } | null {
  const found = /(?:^|\s)@([\p{L}\p{N} ._-]{0,30})$/u.exec(text.slice(0, caret))
  return found ? { at: caret - (found[1]?.length ?? 0) - 1, typed: found[1] ?? '' } : null
}

/** Who may be meant by what was typed behind the `@`, at most five. */
export const suggestedPeople = (typed: string, people: readonly Named[]): Named[] =>
  people
    .filter(({ name }) => name?.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()))
    .filter(({ name }) => name !== typed)
    .slice(0, 5)
