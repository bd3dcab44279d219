import { createdSuggestions, decided, decision, newSuggestions, suggestionChange } from '@stanza/schema/api'
import type { Caller } from '../access/caller.ts'
import { can } from '../access/policy.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'
import { accept, clear, mark, undo } from '../review/decisions.ts'
import { type ReviewDesk, type ReviewTurn, speakerOf } from '../review/desk.ts'
import { propose, repropose } from '../review/suggestions.ts'

/** A pasted chapter, cut into its blocks, in base64. */
const suggestionsBody = 1024 * 1024
const tooLarge = 'That is too much for one proposal; nothing was proposed. Propose it in smaller pieces.'
/** Five hundred ids. */
const decisionBody = 32 * 1024

export const suggestionRoutes = (desk: ReviewDesk) => {
  const asSpeaker = async <T>(
    call: { readonly newsroom: Newsroom; readonly caller: Caller; readonly edition: { readonly id: string } },
    work: (turn: ReviewTurn) => Promise<T | Refusal>,
  ): Promise<T | Refusal> => {
    const speaker = speakerOf(call.caller)
    if (speaker === null) return new Refusal('not-allowed', 'Only people take part in a review.')
    return desk.inTurn(call.newsroom, call.edition.id, speaker, work)
  }
  return [
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions',
      summary: 'Propose changes; the text stays as it is until an editor accepts them',
      place: 'edition',
      action: 'suggest',
      rate: 'commentsPerMinute',
      body: newSuggestions,
      bodyBytes: suggestionsBody,
      tooLarge,
      status: 201,
      answer: createdSuggestions,
      handle: (call) =>
        asSpeaker(call, (turn) => {
          const erratum = call.issue.phase === 'released'
          return propose(call.newsroom, call.edition.id, turn, { ...call.body, erratum })
        }),
    }),
    route({
      method: 'patch',
      path: '/api/editions/:edition/suggestions/:suggestion',
      summary: 'Change an own suggestion that is open, or its note',
      place: 'edition',
      action: 'suggest',
      rate: 'commentsPerMinute',
      body: suggestionChange,
      bodyBytes: suggestionsBody,
      tooLarge,
      answer: nothing,
      handle: (call) =>
        asSpeaker(call, (turn) =>
          repropose(call.newsroom, call.edition.id, turn, call.param('suggestion'), call.body),
        ),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions/accept',
      summary: 'Accept suggestions: one edit, one step to undo',
      place: 'edition',
      action: 'decide',
      body: decision,
      bodyBytes: decisionBody,
      answer: decided,
      handle: (call) =>
        asSpeaker(call, (turn) => accept(call.newsroom, call.edition.id, turn, call.body.ids)),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions/reject',
      summary: 'Reject suggestions; the text stays as it is',
      place: 'edition',
      action: 'decide',
      body: decision,
      bodyBytes: decisionBody,
      answer: decided,
      handle: (call) => asSpeaker(call, (turn) => mark(turn, call.body.ids, 'rejected')),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions/withdraw',
      summary: 'Withdraw own suggestions',
      place: 'edition',
      action: 'suggest',
      body: decision,
      bodyBytes: decisionBody,
      answer: decided,
      handle: (call) => asSpeaker(call, (turn) => mark(turn, call.body.ids, 'withdrawn')),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions/clear',
      summary: 'Mark as obsolete what would change nothing any more; the text stays as it is',
      place: 'edition',
      action: 'decide',
      body: decision,
      bodyBytes: decisionBody,
      answer: decided,
      handle: (call) => asSpeaker(call, (turn) => clear(call.newsroom, call.edition.id, turn, call.body.ids)),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/suggestions/undo',
      summary: 'Take decisions back: the suggestions are open again, and the text is as it was without them',
      place: 'edition',
      action: 'suggest',
      body: decision,
      bodyBytes: decisionBody,
      answer: decided,
      handle: (call) =>
        asSpeaker(call, (turn) =>
          undo(call.newsroom, call.edition.id, turn, call.body.ids, can(call.role, 'decide')),
        ),
    }),
  ]
}
