import { randomUUID } from 'node:crypto'
import {
  addMessage,
  addThread,
  anchorAt,
  changeMessage,
  deleteMessage,
  findAnchor,
  type Anchor,
  type Message,
  type Review,
  turnThread,
} from '@stanza/review'
import type { Newsroom } from '../editions/newsroom.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { ReviewTurn } from './desk.ts'
import { plainText } from './plain-text.ts'

export interface Said {
  readonly text: string
  readonly mentions: readonly string[]
}

const noThread = new Refusal('not-found', 'There is no such thread in this edition.')
const noMessage = new Refusal('not-found', 'There is no such message in this thread.')
const notYours = new Refusal('not-allowed', 'Only who wrote it may change it. Nothing was changed.')
const textGone = new Refusal(
  'text-gone',
  'The words you marked are not there any more, so nothing was posted; mark other words and post it again.',
)

/** So that one person cannot fill the document that everybody is sent. */
const mostThreads = 1_000
const mostMessages = 500

const full = new Refusal(
  'too-large',
  'There are too many messages here already; resolve or delete some first. Nothing was posted.',
)

/** @returns the words without controls, or why they cannot be posted. */
async function readSaid(newsroom: Newsroom, issue: string, said: Said): Promise<Said | Refusal> {
  const text = plainText(said.text)
  if (text === '') return new Refusal('bad-request', 'There is nothing to read in this; nothing was posted.')
  const mentions = [...new Set(said.mentions)]
  if (mentions.length > 0) {
    const known = new Set((await newsroom.store.peopleAt(issue)).map(({ id }) => id))
    if (!mentions.every((id) => known.has(id)))
      return new Refusal('bad-request', 'Somebody you call was never here; nothing was posted.')
  }
  return { text, mentions }
}

export async function postThread(
  newsroom: Newsroom,
  place: { readonly issue: string; readonly edition: string },
  turn: ReviewTurn,
  anchor: Anchor,
  said: Said,
): Promise<{ thread: string; message: string } | Refusal> {
  if (turn.review.threads.length >= mostThreads) return full
  const read = await readSaid(newsroom, place.issue, said)
  if (read instanceof Refusal) return read
  const kept = await ownAnchor(newsroom, place.edition, anchor)
  if (kept === null) return textGone
  const [thread, message] = [randomUUID(), randomUUID()]
  await turn.write((ydoc) => addThread(ydoc, thread, kept, { id: message, ...read }, turn.stamp))
  return { thread, message }
}

/** What is kept is made from the text as it is here: a quote that stands nowhere is nobody's words (threats.md T50). */
async function ownAnchor({ rooms }: Newsroom, edition: string, anchor: Anchor): Promise<Anchor | null> {
  const state = await rooms.read(edition)
  if (state === null) return null
  try {
    const found = findAnchor(state.ydoc, anchor)
    return found && anchorAt(state.ydoc, found.from, found.to)
  } finally {
    state.ydoc.destroy()
  }
}

export async function turnOne(
  turn: ReviewTurn,
  id: string,
  state: 'open' | 'resolved',
  mayTurnOthers: boolean,
): Promise<Refusal | undefined> {
  const thread = turn.review.threads.find((one) => one.id === id)
  if (thread === undefined) return noThread
  if (thread.author.id !== turn.stamp.person.id && !mayTurnOthers) {
    return new Refusal('not-allowed', 'Who began it or a writer does that. Nothing was changed.')
  }
  if (thread.state !== state) await turn.write((ydoc) => turnThread(ydoc, id, state, turn.stamp))
  return undefined
}

export async function reply(
  newsroom: Newsroom,
  issue: string,
  turn: ReviewTurn,
  thread: string,
  said: Said,
): Promise<{ message: string } | Refusal> {
  const messages = messagesIn(turn.review, thread)
  if (messages === null) return noThread
  if (messages.length >= mostMessages) return full
  const read = await readSaid(newsroom, issue, said)
  if (read instanceof Refusal) return read
  const message = randomUUID()
  await turn.write((ydoc) => addMessage(ydoc, thread, { id: message, ...read }, turn.stamp))
  return { message }
}

export async function rewrite(
  newsroom: Newsroom,
  issue: string,
  turn: ReviewTurn,
  where: { readonly thread: string; readonly message: string },
  said: Said,
): Promise<Refusal | undefined> {
  const message = messageAt(turn.review, where)
  if (message instanceof Refusal) return message
  if (message.author.id !== turn.stamp.person.id) return notYours
  const read = await readSaid(newsroom, issue, said)
  if (read instanceof Refusal) return read
  await turn.write((ydoc) => changeMessage(ydoc, where.thread, { id: message.id, ...read }, turn.stamp))
  return undefined
}

export async function removeMessage(
  turn: ReviewTurn,
  where: { readonly thread: string; readonly message: string },
  mayDeleteOthers: boolean,
): Promise<Refusal | undefined> {
  const message = messageAt(turn.review, where)
  if (message instanceof Refusal) return message
  if (message.author.id !== turn.stamp.person.id && !mayDeleteOthers) return notYours
  await turn.write((ydoc) => deleteMessage(ydoc, where.thread, message.id))
  return undefined
}

/** A suggestion is a thread too. */
const messagesIn = ({ threads, suggestions }: Review, id: string): readonly Message[] | null =>
  [...threads, ...suggestions].find((one) => one.id === id)?.messages ?? null

function messageAt(
  review: Review,
  where: { readonly thread: string; readonly message: string },
): Message | Refusal {
  const message = messagesIn(review, where.thread)?.find(({ id }) => id === where.message)
  return message === undefined || message.deleted ? noMessage : message
}
