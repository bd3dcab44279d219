import type {
  CreatedThread,
  MessageChange,
  NewMessage,
  NewThread,
  People,
  ThreadChange,
} from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

const threads = (edition: string): string => `/api/editions/${edition}/threads`
const messageOf = (edition: string, thread: string, message: string): string =>
  `${threads(edition)}/${thread}/messages/${message}`

export const postThread = (edition: string, thread: NewThread): Promise<Answer<CreatedThread>> =>
  ask(threads(edition), { method: 'POST', json: thread })

export const turnThread = (
  edition: string,
  thread: string,
  change: ThreadChange,
): Promise<Answer<undefined>> =>
  ask(`${threads(edition)}/${thread}`, { method: 'PATCH', json: change, reads: 'nothing' })

export const postMessage = (
  edition: string,
  thread: string,
  message: NewMessage,
): Promise<Answer<{ message: string }>> =>
  ask(`${threads(edition)}/${thread}/messages`, { method: 'POST', json: message })

export const changeMessage = (
  edition: string,
  { thread, message }: { readonly thread: string; readonly message: string },
  change: MessageChange,
): Promise<Answer<undefined>> =>
  ask(messageOf(edition, thread, message), { method: 'PATCH', json: change, reads: 'nothing' })

export const deleteMessage = (
  edition: string,
  { thread, message }: { readonly thread: string; readonly message: string },
): Promise<Answer<undefined>> =>
  ask(messageOf(edition, thread, message), { method: 'DELETE', reads: 'nothing' })

export const readPeople = (edition: string): Promise<Answer<People>> => ask(`/api/editions/${edition}/people`)
