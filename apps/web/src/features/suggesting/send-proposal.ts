import { readReview, type Cut } from '@stanza/review'
import type { NewSuggestions, SuggestionChange } from '@stanza/schema/api'
import type * as Y from 'yjs'
import type { Answer, Refusal } from '../../api/request.ts'
import type { Held } from './carry-over.ts'
import { isEqual } from './is-equal.ts'
import type { Plan } from './plan-proposal.ts'

/** What is asked of the server. */
export interface ProposalServer {
  readonly propose: (proposed: NewSuggestions) => Promise<Answer<{ readonly suggestions: readonly string[] }>>
  readonly change: (suggestion: string, change: SuggestionChange) => Promise<Answer<undefined>>
  readonly withdraw: (ids: readonly string[]) => Promise<Answer<unknown>>
  /** Takes a withdrawal back. */
  readonly reopen: (ids: readonly string[]) => Promise<Answer<unknown>>
}

export interface Sent {
  /** What the server has taken. */
  readonly taken: readonly Held[]
  /** Why it did not take the rest; null when it took all. */
  readonly refusal: Refusal | null
}

/** As many as one request may bring (schema/api/review.ts). */
const mostChanges = 100
/** Of base64; the server reads a megabyte. */
const mostLetters = 900_000

/** Sends what was written. Whatever of it the server took, however it ended, is told. */
export async function sendProposal(server: ProposalServer, plan: Plan, note: string): Promise<Sent> {
  const taken: Held[] = []
  const fresh: Cut[] = []
  for (const { held, cut } of plan.changed) {
    const answer = await server.change(held.id, { change: wire(cut), ...(note ? { note } : {}) })
    if (answer.ok) taken.push({ id: held.id, update: cut.update, written: cut.written })
    // It was decided or withdrawn meanwhile: what was written on it is a suggestion of its own.
    else if (answer.refusal.code === 'bad-suggestion' || answer.refusal.code === 'not-found') fresh.push(cut)
    else return { taken, refusal: answer.refusal }
  }
  if (plan.emptied.length > 0) {
    const answer = await server.withdraw(plan.emptied.map(({ id }) => id))
    if (!answer.ok) return { taken, refusal: answer.refusal }
  }
  let refusal: Refusal | null = null
  const parts = inParts([...fresh, ...plan.fresh])
  for (let part = parts.shift(); part; part = parts.shift()) {
    const answer = await server.propose({ changes: part.map(wire), note })
    if (answer.ok) taken.push(...part.map((cut, index) => named(answer.value.suggestions[index] ?? '', cut)))
    // One that came too late holds up all that came with it.
    else if (part.length > 1 && answer.refusal.code === 'text-gone')
      parts.unshift(...part.map((cut) => [cut]))
    else if (answer.refusal.code === 'text-gone') refusal = answer.refusal
    else return { taken, refusal: answer.refusal }
  }
  return { taken, refusal }
}

const named = (id: string, { update, written }: Cut): Held => ({ id, update, written })
const wire = ({ update, blocks }: Cut): { update: string; blocks: string[] } => ({
  update: base64(update),
  blocks: [...blocks],
})

function inParts(cuts: readonly Cut[]): Cut[][] {
  const parts: Cut[][] = []
  let letters = Infinity
  for (const cut of cuts) {
    const more = cut.update.length * 1.4
    if (letters + more > mostLetters || parts.at(-1)?.length === mostChanges) {
      parts.push([])
      letters = 0
    }
    parts.at(-1)?.push(cut)
    letters += more
  }
  return parts
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Which of these updates the review has already: their sending was never answered. */
export function arrivedOf(
  review: Y.Doc,
  updates: readonly Uint8Array[],
): { id: string; update: Uint8Array }[] {
  return readReview(review).suggestions.filter(({ update }) => updates.some((one) => isEqual(one, update)))
}
