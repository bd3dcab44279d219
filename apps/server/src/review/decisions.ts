import { setImmediate as breathe } from 'node:timers/promises'
import {
  acceptBranches,
  decideSuggestion,
  type Suggestion,
  type SuggestionState,
  tryBranch,
  undoBranches,
} from '@stanza/review'
import type { Decided } from '@stanza/schema/api'
import type * as Y from 'yjs'
import type { Newsroom } from '../editions/newsroom.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { ReviewTurn } from './desk.ts'

const noSuggestion = new Refusal(
  'not-found',
  'One of these is not a suggestion of this edition. Nothing was changed.',
)

/** All of these suggestions, or a refusal when one is of another edition (threats.md S10). */
function pick({ review }: ReviewTurn, ids: readonly string[]): Suggestion[] | Refusal {
  const wanted = new Set(ids)
  const found = review.suggestions.filter(({ id }) => wanted.has(id))
  return found.length === wanted.size ? found : noSuggestion
}

const idsOf = (some: readonly { readonly id: string }[]): string[] => some.map(({ id }) => id)

/**
 * Accepts: the words go into the text as one edit, and each suggestion remembers how it is undone. The text comes first: a
 * crash between the two leaves a suggestion open whose words are there, and accepting it again only marks it.
 */
export async function accept(
  { rooms }: Newsroom,
  edition: string,
  turn: ReviewTurn,
  ids: readonly string[],
): Promise<Decided | Refusal> {
  const picked = pick(turn, ids)
  if (picked instanceof Refusal) return picked
  const open = picked.filter(({ state }) => state === 'open')
  let outcome: ReturnType<typeof acceptBranches<Suggestion>> = { accepted: [], obsolete: [] }
  if (open.length > 0) {
    await rooms.edit(edition, turn.stamp.person.id, (ydoc) => {
      outcome = acceptBranches(ydoc, open)
    })
    await turn.write((ydoc) => {
      for (const { branch, inverse } of outcome.accepted)
        decideSuggestion(ydoc, branch.id, 'accepted', turn.stamp, { inverse })
      for (const { id } of outcome.obsolete) decideSuggestion(ydoc, id, 'obsolete', turn.stamp)
    })
  }
  return {
    done: outcome.accepted.map(({ branch }) => branch.id),
    obsolete: idsOf(outcome.obsolete),
    unchanged: idsOf(picked.filter(({ state }) => state !== 'open')),
  }
}

/** Marks open suggestions and leaves the text alone. */
export async function mark(
  turn: ReviewTurn,
  ids: readonly string[],
  state: 'rejected' | 'withdrawn',
): Promise<Decided | Refusal> {
  const picked = pick(turn, ids)
  if (picked instanceof Refusal) return picked
  if (state === 'withdrawn' && picked.some(({ author }) => author.id !== turn.stamp.person.id)) {
    return new Refusal('not-allowed', 'Only who made a suggestion withdraws it. Nothing was changed.')
  }
  const open = picked.filter((one) => one.state === 'open')
  await set(turn, open, state)
  return { done: idsOf(open), obsolete: [], unchanged: idsOf(picked.filter((one) => one.state !== 'open')) }
}

/**
 * Marks as obsolete those that would change nothing any more: what they change is gone, or the text says it already. The
 * others stay open; the text is only read.
 */
export async function clear(
  { rooms }: Newsroom,
  edition: string,
  turn: ReviewTurn,
  ids: readonly string[],
): Promise<Decided | Refusal> {
  const picked = pick(turn, ids)
  if (picked instanceof Refusal) return picked
  const state = await rooms.read(edition)
  if (state === null) throw new Error(`edition ${edition} has no document`)
  try {
    const idle: Suggestion[] = []
    for (const one of picked.filter((some) => some.state === 'open')) {
      if (changesNothing(state.ydoc, one)) idle.push(one)
      // Each takes a copy of the text: others' keystrokes go between.
      await breathe()
    }
    await set(turn, idle, 'obsolete')
    return { done: [], obsolete: idsOf(idle), unchanged: idsOf(picked.filter((one) => !idle.includes(one))) }
  } finally {
    state.ydoc.destroy()
  }
}

/** Each is looked at alone, on the text as it is. */
function changesNothing(main: Y.Doc, suggestion: Suggestion): boolean {
  const verdict = tryBranch(main, suggestion)
  if (verdict.kind === 'applies') return verdict.changes.length === 0
  return verdict.kind === 'obsolete' || verdict.kind === 'there'
}

/**
 * Takes decisions back: every one of them is open again. What was accepted leaves the text as one edit; what others wrote
 * since stays. An author may take back an own withdrawal; the rest is for those who decide.
 */
export async function undo(
  { rooms }: Newsroom,
  edition: string,
  turn: ReviewTurn,
  ids: readonly string[],
  mayDecide: boolean,
): Promise<Decided | Refusal> {
  const picked = pick(turn, ids)
  if (picked instanceof Refusal) return picked
  const isOwnWithdrawal = ({ state, author }: Suggestion): boolean =>
    state === 'withdrawn' && author.id === turn.stamp.person.id
  if (!mayDecide && !picked.every(isOwnWithdrawal)) {
    return new Refusal('not-allowed', 'Only an editor takes a decision back. Nothing was changed.')
  }
  const accepted = picked.filter(({ state }) => state === 'accepted')
  const marked = picked.filter(({ state }) => state !== 'accepted' && state !== 'open')
  let again: ReturnType<typeof undoBranches<Suggestion>> = []
  if (accepted.length > 0) {
    await rooms.edit(edition, turn.stamp.person.id, (ydoc) => {
      again = undoBranches(ydoc, accepted)
    })
    await turn.write((ydoc) => {
      for (const { branch, update, blocks } of again)
        decideSuggestion(ydoc, branch.id, 'open', turn.stamp, { update, blocks, inverse: null })
    })
  }
  await set(turn, marked, 'open')
  const done = [...again.map(({ branch }) => branch), ...marked]
  return {
    done: idsOf(done),
    obsolete: [],
    unchanged: idsOf(picked.filter((one) => !done.includes(one))),
  }
}

async function set(turn: ReviewTurn, some: readonly Suggestion[], state: SuggestionState): Promise<void> {
  if (some.length === 0) return
  await turn.write((ydoc) => {
    for (const { id } of some) decideSuggestion(ydoc, id, state, turn.stamp)
  })
}
