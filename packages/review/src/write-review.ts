import * as Y from 'yjs'
import type { Anchor } from './anchor.ts'
import type { Branch } from './branch.ts'
import { reviewNames, type SuggestionState } from './review-document.ts'

/** Who does it and when: the server's own knowledge, never the request's. */
export interface Stamp {
  readonly person: { readonly id: string; readonly name: string | null }
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface NewMessageText {
  readonly id: string
  readonly text: string
  readonly mentions: readonly string[]
}

export interface NewSuggestion extends Branch {
  readonly id: string
  readonly note: string
  readonly before: string
  readonly after: string
  readonly erratum: boolean
}

type Entry = Y.Map<unknown>
type Kept = Readonly<Record<string, unknown>>

const entriesOf = (ydoc: Y.Doc, name: 'threads' | 'suggestions'): Y.Map<Entry> =>
  ydoc.getMap<Entry>(reviewNames[name])

/** A thread by its id; a suggestion is one too. */
const entryOf = (ydoc: Y.Doc, id: string): Entry => {
  const entry = entriesOf(ydoc, 'threads').get(id) ?? entriesOf(ydoc, 'suggestions').get(id)
  if (entry === undefined) throw new RangeError(`there is no thread or suggestion ${id}`)
  return entry
}

const messagesOf = (entry: Entry): Y.Map<Kept> => entry.get('messages') as Y.Map<Kept>

/** Names are kept beside what people said, so that a reader needs nothing else; the newest is told for all of it. */
export function keepName(ydoc: Y.Doc, { person }: Stamp): void {
  const names = ydoc.getMap<string | null>(reviewNames.people)
  if (names.get(person.id) !== person.name) names.set(person.id, person.name)
}

function makeEntry(stamp: Stamp, values: Kept): Entry {
  const entry = new Y.Map<unknown>()
  for (const [key, value] of Object.entries({ ...values, author: stamp.person.id, at: stamp.at }))
    entry.set(key, value)
  entry.set('messages', new Y.Map())
  return entry
}

export function addThread(
  ydoc: Y.Doc,
  id: string,
  anchor: Anchor,
  message: NewMessageText,
  stamp: Stamp,
): void {
  keepName(ydoc, stamp)
  entriesOf(ydoc, 'threads').set(id, makeEntry(stamp, { anchor, state: 'open' }))
  addMessage(ydoc, id, message, stamp)
}

export function addMessage(
  ydoc: Y.Doc,
  thread: string,
  { id, text, mentions }: NewMessageText,
  stamp: Stamp,
): void {
  keepName(ydoc, stamp)
  const message = { author: stamp.person.id, at: stamp.at, text, mentions, edited: null, deleted: false }
  messagesOf(entryOf(ydoc, thread)).set(id, message)
}

export function changeMessage(
  ydoc: Y.Doc,
  thread: string,
  { id, text, mentions }: NewMessageText,
  stamp: Stamp,
): void {
  keepName(ydoc, stamp)
  const messages = messagesOf(entryOf(ydoc, thread))
  messages.set(id, { ...messages.get(id), text, mentions, edited: stamp.at })
}

/** Leaves its place where others answered; a thread of which nothing is left goes. */
export function deleteMessage(ydoc: Y.Doc, thread: string, id: string): void {
  const messages = messagesOf(entryOf(ydoc, thread))
  messages.set(id, { ...messages.get(id), text: '', mentions: [], deleted: true })
  const isEmpty = [...messages.values()].every((message) => message['deleted'] === true)
  if (isEmpty) entriesOf(ydoc, 'threads').delete(thread)
}

export function turnThread(ydoc: Y.Doc, thread: string, state: 'open' | 'resolved', stamp: Stamp): void {
  keepName(ydoc, stamp)
  const entry = entryOf(ydoc, thread)
  entry.set('state', state)
  entry.set('turned', { by: stamp.person.id, at: stamp.at })
}

export function addSuggestion(ydoc: Y.Doc, { id, ...values }: NewSuggestion, stamp: Stamp): void {
  keepName(ydoc, stamp)
  entriesOf(ydoc, 'suggestions').set(id, makeEntry(stamp, { ...values, state: 'open' }))
}

/** Puts other values in place of a suggestion's own, by its author. */
export function changeSuggestion(
  ydoc: Y.Doc,
  id: string,
  values: Partial<Omit<NewSuggestion, 'id' | 'erratum'>>,
  stamp: Stamp,
): void {
  keepName(ydoc, stamp)
  const entry = entryOf(ydoc, id)
  for (const [key, value] of Object.entries({ ...values, edited: stamp.at })) entry.set(key, value)
}

/** What becomes of a suggestion; branch and `inverse` are set where the decision changed them. */
export function decideSuggestion(
  ydoc: Y.Doc,
  id: string,
  state: SuggestionState,
  stamp: Stamp,
  changed: Partial<Branch> & { readonly inverse?: Uint8Array | null } = {},
): void {
  keepName(ydoc, stamp)
  const entry = entryOf(ydoc, id)
  for (const [key, value] of Object.entries({ ...changed, state })) entry.set(key, value)
  entry.set('decided', { by: stamp.person.id, at: stamp.at })
}
