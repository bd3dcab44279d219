import { randomUUID } from 'node:crypto'
import {
  addSuggestion,
  type Branch,
  changeSuggestion,
  maxBranchBytes,
  readChanged,
  type Suggestion,
  tryBranch,
  tryBranches,
} from '@stanza/review'
import type * as Y from 'yjs'
import type { Newsroom } from '../editions/newsroom.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { ReviewTurn } from './desk.ts'
import { plainText } from './plain-text.ts'

/** A change as it comes over HTTP; `update` is base64. */
export interface SentChange {
  readonly update: string
  readonly blocks: readonly string[]
}

/** What one person's suggestions may weigh together, so that nobody fills the document that everybody is sent. */
const mostBytes = 1024 * 1024

const noSuggestion = new Refusal('not-found', 'There is no such suggestion in this edition.')
const notYours = new Refusal('not-allowed', 'Only who made it may change it. Nothing was changed.')
const notOpen = new Refusal('bad-suggestion', 'It has been decided already. Nothing was changed.')

export async function propose(
  newsroom: Newsroom,
  edition: string,
  turn: ReviewTurn,
  wish: { readonly changes: readonly SentChange[]; readonly note: string; readonly erratum: boolean },
): Promise<{ suggestions: string[] } | Refusal> {
  const branches = wish.changes.map(readBranch)
  if (weigh(turn, branches) > mostBytes) return tooMany
  const tried = await tryAll(newsroom, edition, branches, ownOpen(turn, wish.erratum))
  if (tried instanceof Refusal) return tried
  const made = tried.map(({ there, ...changed }) => ({ id: there ?? randomUUID(), isNew: !there, changed }))
  const [note, { erratum }] = [plainText(wish.note), wish]
  const fresh = made.filter(({ isNew }) => isNew)
  if (fresh.length > 0)
    await turn.write((ydoc) => {
      for (const { id, changed } of fresh) addSuggestion(ydoc, { id, ...changed, note, erratum }, turn.stamp)
    })
  return { suggestions: made.map(({ id }) => id) }
}

export async function repropose(
  newsroom: Newsroom,
  edition: string,
  turn: ReviewTurn,
  id: string,
  wish: { readonly change?: SentChange | undefined; readonly note?: string | undefined },
): Promise<Refusal | undefined> {
  const found = turn.review.suggestions.find((one) => one.id === id)
  if (found === undefined) return noSuggestion
  if (found.author.id !== turn.stamp.person.id) return notYours
  if (found.state !== 'open') return notOpen
  const branches = wish.change === undefined ? [] : [readBranch(wish.change)]
  if (weigh(turn, branches) - found.update.length > mostBytes) return tooMany
  const answer = await tryAll(newsroom, edition, branches)
  if (answer instanceof Refusal) return answer
  const tried = answer.map(({ update, blocks, before, after }) => ({ update, blocks, before, after }))
  const note = wish.note === undefined ? {} : { note: plainText(wish.note) }
  await turn.write((ydoc) => changeSuggestion(ydoc, id, { ...tried[0], ...note }, turn.stamp))
  return undefined
}

const ownOpen = ({ review, stamp }: ReviewTurn, isErratum: boolean): readonly Suggestion[] =>
  review.suggestions.filter(
    ({ author, state, erratum }) =>
      author.id === stamp.person.id && state === 'open' && erratum === isErratum,
  )

const readBranch = ({ update, blocks }: SentChange): Branch => ({
  update: new Uint8Array(Buffer.from(update, 'base64')),
  blocks,
})

function weigh({ review, stamp }: ReviewTurn, more: readonly Branch[]): number {
  const mine: readonly (Branch | Suggestion)[] = review.suggestions.filter(
    ({ author }) => author.id === stamp.person.id,
  )
  return [...mine, ...more].reduce((sum, { update }) => sum + update.length, 0)
}

interface Tried extends Branch {
  readonly before: string
  readonly after: string
  /** The suggestion that says the very same already; null where none does. */
  readonly there: string | null
}

/** Each on the text as it is now, alone: none may lean on another, since each is accepted by itself. */
async function tryAll(
  { rooms }: Newsroom,
  edition: string,
  branches: readonly Branch[],
  known: readonly Suggestion[] = [],
): Promise<Tried[] | Refusal> {
  const state = await rooms.read(edition)
  if (state === null) throw new Error(`edition ${edition} has no document`)
  try {
    const tried: Tried[] = []
    for (const [index, verdict] of tryBranches(state.ydoc, branches).entries()) {
      if (verdict.kind === 'obsolete' || verdict.kind === 'there') return textGone
      if (verdict.kind === 'refused') return refusedFor[verdict.reason]
      if (verdict.changes.length === 0) return textGone
      const branch = branches[index] as Branch
      const changed = readChanged(verdict)
      const there = known.find((one) => isSame(state.ydoc, one, { ...branch, ...changed }))?.id ?? null
      tried.push({ ...branch, ...changed, there })
    }
    return tried
  } finally {
    state.ydoc.destroy()
  }
}

/**
 * Two tabs of one person may hold the same words that the text refused, and both propose them: the same blocks become the
 * same, down to the names of new ones. Somebody who writes a like paragraph twice has two.
 */
function isSame(ydoc: Y.Doc, known: Suggestion, proposed: Branch & Pick<Tried, 'before' | 'after'>): boolean {
  const looksSame = known.before === proposed.before && known.after === proposed.after
  if (!looksSame || known.blocks.join() !== proposed.blocks.join()) return false
  const [one, other] = [known, proposed].map((branch) => tryBranch(ydoc, branch))
  return one?.kind === 'applies' && other?.kind === 'applies' && one.after.eq(other.after)
}

const refusedFor = {
  'too-large': new Refusal(
    'too-large',
    `A suggestion may have ${maxBranchBytes / 1024} KB; this is larger, so nothing was proposed. Propose it in smaller pieces.`,
  ),
  invalid: new Refusal(
    'bad-suggestion',
    'The server could not read this change, so nothing was proposed; your text is still on this screen.',
  ),
  incomplete: new Refusal(
    'bad-suggestion',
    'This change builds on text that the server does not have, so nothing was proposed; your text is still on this screen.',
  ),
  'other-blocks': new Refusal(
    'bad-suggestion',
    'This change does something else than it says, so nothing was proposed; your text is still on this screen.',
  ),
} as const

const textGone = new Refusal(
  'text-gone',
  'This change would change nothing: what it is about is gone, or it is there already. Nothing was proposed.',
)
const tooMany = new Refusal(
  'too-large',
  'Your suggestions here are larger than one megabyte together; nothing was proposed. Wait until some are decided.',
)
