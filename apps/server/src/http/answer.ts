import { errorCodes, type ApiError } from '@stanza/schema/api'
import { RefusedEdit } from '@stanza/relay'
import { StoreError } from '@stanza/store'
import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { placesOf } from '../log/reason-of.ts'
import { megabytes, Refusal } from '../refusal/refusal.ts'
import { loggedPath } from './request-log.ts'

/** Sends a refusal as `{ error: { code, message } }` with its status. */
export function answerRefusal(response: Response, { code, message, about }: Refusal): void {
  const body: ApiError = { error: { code, message, ...about } }
  response.status(errorCodes[code]).json(body)
}

/** An exception's sentence never reaches a client; the log has it under the id that the client is told (threats.md S74). */
export const answerException =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const known = knownException(error)
    if (known) return answerRefusal(response, known)
    const id = crypto.randomUUID().slice(0, 8)
    log.error(
      {
        error: id,
        name: nameOf(error),
        code: codeOf(error),
        stack: stackOf(error),
        path: loggedPath(request.path),
      },
      'failed',
    )
    answerRefusal(
      response,
      new Refusal(
        'internal',
        `Something went wrong on the server; what was saved before is kept. Tell the operator: error ${id}.`,
      ),
    )
  }

/** What body parsers and the store throw, as a refusal; null for what nobody expected. */
function knownException(error: unknown): Refusal | null {
  if (error instanceof StoreError) return refusedByStore(error.code)
  if (error instanceof RefusedEdit) return refusedByRoom(error.code)
  const { type, limit } = error as { readonly type?: unknown; readonly limit?: unknown }
  if (type === 'entity.too.large') {
    return new Refusal('too-large', `That is larger than ${size(Number(limit))}; nothing of it was kept.`)
  }
  if (type === 'entity.parse.failed')
    return new Refusal('bad-request', 'The body is not JSON; nothing was changed.')
  if (typeof type === 'string' && /^(request|encoding|charset|entity|stream)\./.test(type)) {
    return new Refusal('bad-request', 'The request did not arrive whole or readable; nothing was changed.')
  }
  if (error instanceof URIError) return new Refusal('bad-request', 'The address is not readable.')
  return null
}

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : megabytes(bytes)

function refusedByStore(code: StoreError['code']): Refusal | null {
  if (code === 'full') {
    return new Refusal(
      'storage-full',
      'The disk of the server is full: this was not saved, and everything saved before is kept. Tell the operator.',
    )
  }
  if (code === 'read-only' || code === 'locked' || code === 'unavailable') {
    return new Refusal(
      'internal',
      'The server cannot write just now: this was not saved, and everything saved before is kept.',
    )
  }
  return null
}

/** An edit that the limits of a text do not allow; the others mean a mistake of ours. */
function refusedByRoom(code: string): Refusal | null {
  if (code === 'too-deep') {
    return new Refusal(
      'too-deep',
      'Lists, quotes and tables would lie in each other too deep in the text; it was not changed.',
    )
  }
  if (code === 'block-too-long') {
    return new Refusal(
      'too-large',
      'One paragraph of the text would become longer than it may be; it was not changed. Divide it first.',
    )
  }
  if (code === 'document-full' || code === 'too-large') {
    return new Refusal(
      'too-large',
      'The text would become larger than it may be; it was not changed. Shorten it first.',
    )
  }
  return null
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code
const stackOf = (error: unknown): string =>
  error instanceof Error ? placesOf(error).slice(0, 12).join('\n') : ''
