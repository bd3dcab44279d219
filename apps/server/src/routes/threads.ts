import {
  createdMessage,
  createdThread,
  messageChange,
  newMessage,
  newThread,
  threadChange,
} from '@stanza/schema/api'
import type { Caller } from '../access/caller.ts'
import { can } from '../access/policy.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'
import { type ReviewDesk, type ReviewTurn, speakerOf } from '../review/desk.ts'
import { postThread, removeMessage, reply, rewrite, turnOne } from '../review/threads.ts'

/** A message of 4,000 characters, at most four bytes each, with its anchor. */
const messageBody = 128 * 1024

export const threadRoutes = (desk: ReviewDesk) => {
  const asSpeaker = async <T>(
    call: { readonly newsroom: Newsroom; readonly caller: Caller; readonly edition: { readonly id: string } },
    work: (turn: ReviewTurn) => Promise<T | Refusal>,
  ): Promise<T | Refusal> => {
    const speaker = speakerOf(call.caller)
    if (speaker === null) return onlyPeople
    return desk.inTurn(call.newsroom, call.edition.id, speaker, work)
  }
  return [
    route({
      method: 'post',
      path: '/api/editions/:edition/threads',
      summary: 'Comment on words of the text',
      place: 'edition',
      action: 'comment',
      rate: 'commentsPerMinute',
      body: newThread,
      bodyBytes: messageBody,
      status: 201,
      answer: createdThread,
      handle: (call) =>
        asSpeaker(call, (turn) => {
          const where = { issue: call.issue.id, edition: call.edition.id }
          return postThread(call.newsroom, where, turn, call.body.anchor, call.body)
        }),
    }),
    route({
      method: 'patch',
      path: '/api/editions/:edition/threads/:thread',
      summary: 'Resolve or reopen a thread',
      place: 'edition',
      action: 'comment',
      rate: 'commentsPerMinute',
      body: threadChange,
      answer: nothing,
      handle: (call) =>
        asSpeaker(call, (turn) =>
          turnOne(turn, call.param('thread'), call.body.state, can(call.role, 'turn threads')),
        ),
    }),
    route({
      method: 'post',
      path: '/api/editions/:edition/threads/:thread/messages',
      summary: 'Answer in a thread or under a suggestion',
      place: 'edition',
      action: 'comment',
      rate: 'commentsPerMinute',
      body: newMessage,
      bodyBytes: messageBody,
      status: 201,
      answer: createdMessage,
      handle: (call) =>
        asSpeaker(call, (turn) => reply(call.newsroom, call.issue.id, turn, call.param('thread'), call.body)),
    }),
    route({
      method: 'patch',
      path: '/api/editions/:edition/threads/:thread/messages/:message',
      summary: 'Change an own message',
      place: 'edition',
      action: 'comment',
      rate: 'commentsPerMinute',
      body: messageChange,
      bodyBytes: messageBody,
      answer: nothing,
      handle: (call) =>
        asSpeaker(call, (turn) => {
          const where = { thread: call.param('thread'), message: call.param('message') }
          return rewrite(call.newsroom, call.issue.id, turn, where, call.body)
        }),
    }),
    route({
      method: 'delete',
      path: '/api/editions/:edition/threads/:thread/messages/:message',
      summary: 'Delete an own message; editors delete any',
      place: 'edition',
      action: 'comment',
      answer: nothing,
      handle: (call) =>
        asSpeaker(call, (turn) => {
          const where = { thread: call.param('thread'), message: call.param('message') }
          return removeMessage(turn, where, can(call.role, 'delete messages'))
        }),
    }),
  ]
}

const onlyPeople = new Refusal('not-allowed', 'Only people take part in a review.')
