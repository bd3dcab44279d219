import express, { type RequestHandler, type Response, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { type Away, type Caller, findCaller } from '../access/caller.ts'
import { bearerToken, cookieValue, sessionCookie } from '../access/cookie.ts'
import type { Limits } from '../limits.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { Refusal } from '../refusal/refusal.ts'
import { answerRefusal } from './answer.ts'
import { guard } from './guard.ts'
import { type AnyRoute, FileReply } from './route.ts'

export interface Mounting {
  readonly newsroom: Newsroom
  readonly baseUrl: string
  readonly limits: Limits
  readonly log: Logger
  /** Called when a link, a phase or a name changed, so that live connections follow within two seconds. */
  readonly rightsChanged: () => Promise<void>
  readonly present: (edition: string) => ReadonlyMap<string, string>
  /** Time in ms since 1970. */
  readonly now: () => number
}

/** Most that a body without a limit of its own may have: names, roles and dates. */
const smallBody = 16 * 1024

/** Makes the express router of the HTTP contract's routes. */
export function mountRoutes(routes: readonly AnyRoute[], mounting: Mounting): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const rates = ratesOf(mounting.limits)
  for (const route of routes) {
    const before: RequestHandler[] = route.rate ? [rates[route.rate]] : []
    router[route.method](
      route.path,
      ...before,
      findWho(mounting),
      standBefore(route, mounting),
      ...bodyOf(route),
      run(route, mounting),
    )
  }
  return router
}

/** What the handlers before the last one found out. Not on the request: that is for anybody to write to. */
const callers = new WeakMap<Response, Caller | Away | null>()
const places = new WeakMap<Response, object>()

const findWho =
  ({ newsroom, baseUrl, now }: Mounting): RequestHandler =>
  async (request, response, next) => {
    const cookie = cookieValue(request.headers.cookie, sessionCookie(baseUrl).name)
    const bearer = bearerToken(request.headers.authorization)
    callers.set(response, await findCaller(newsroom.store, { cookie, bearer }, now()))
    next()
  }

/** Comes before the body is read: what a stranger sends is not even taken in. */
const standBefore =
  (route: AnyRoute, { newsroom }: Mounting): RequestHandler =>
  async (request, response, next) => {
    const found = await guard(newsroom, callers.get(response) ?? null, route, paramOf(request.params))
    if (found instanceof Refusal) return answerRefusal(response, found)
    places.set(response, found)
    next()
  }

function bodyOf(route: AnyRoute): RequestHandler[] {
  const limit = route.bodyBytes ?? smallBody
  if (route.rawBody) return [inItsWords(route, express.raw({ type: () => true, limit }))]
  return route.body ? [onlyJson, inItsWords(route, express.json({ limit, strict: true }))] : []
}

/** A parser whose "too large" speaks of posts and images rather than of bodies. */
const inItsWords =
  ({ tooLarge }: AnyRoute, parse: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const answered = (error?: unknown): void => {
      const isTooLarge = (error as { readonly type?: unknown } | undefined)?.type === 'entity.too.large'
      if (isTooLarge && tooLarge !== undefined) answerRefusal(response, new Refusal('too-large', tooLarge))
      else next(error)
    }
    void parse(request, response, answered)
  }

/** A form of another site can send text, but not JSON (threats.md S65). */
const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) return next()
  answerRefusal(
    response,
    new Refusal('bad-request', 'The body must be JSON (Content-Type: application/json).'),
  )
}

const run =
  (route: AnyRoute, mounting: Mounting): RequestHandler =>
  async (request, response) => {
    const body = readBody(route, request.body)
    if (body instanceof Refusal) return answerRefusal(response, body)
    const answer: unknown = await route.handle({
      ...places.get(response),
      newsroom: mounting.newsroom,
      baseUrl: mounting.baseUrl,
      now: mounting.now,
      rightsChanged: mounting.rightsChanged,
      present: mounting.present,
      body,
      param: paramOf(request.params),
      query: queryOf(request.query),
      response,
    } as never)
    if (answer instanceof Refusal) return answerRefusal(response, answer)
    if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-store')
    if (answer instanceof FileReply) {
      response.set({ 'Content-Type': answer.type, ...answer.headers })
      response.status(route.status ?? 200).end(answer.bytes)
    } else if (answer === undefined) response.status(204).end()
    else response.status(route.status ?? 200).json(answer)
  }

function readBody(route: AnyRoute, body: unknown): unknown {
  if (route.rawBody) return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  if (!route.body) return undefined
  const read = route.body.safeParse(body)
  return read.success ? read.data : refuseBody(read.error)
}

function refuseBody(error: z.ZodError): Refusal {
  const [issue] = error.issues
  const where = issue?.path.join('.') ?? ''
  if (issue?.path.at(-1) === 'date') {
    return new Refusal(
      'bad-date',
      'That is not a date that exists, written as 2026-09-05; nothing was changed.',
    )
  }
  return new Refusal(
    'bad-request',
    `The request is not as it should be${where && ` at "${where}"`}; nothing was changed.`,
  )
}

const paramOf =
  (params: Readonly<Record<string, unknown>>) =>
  (name: string): string => {
    const value = params[name]
    return typeof value === 'string' ? value : ''
  }

const queryOf =
  (query: Readonly<Record<string, unknown>>) =>
  (name: string): string | null => {
    const value = Object.hasOwn(query, name) ? query[name] : null
    return typeof value === 'string' ? value : null
  }

function ratesOf(limits: Limits): Readonly<Record<NonNullable<AnyRoute['rate']>, RequestHandler>> {
  const perMinute = (limit: number, failuresOnly = false): RequestHandler =>
    rateLimit({
      windowMs: 60_000,
      limit,
      skipSuccessfulRequests: failuresOnly,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // Without a trusted proxy the header says nothing, and a warning for each forged one helps nobody (threats.md S04).
      validate: { xForwardedForHeader: false },
      handler: (_, response) =>
        answerRefusal(
          response,
          new Refusal('too-many-requests', 'That was too often; wait a minute and try again.'),
        ),
    })
  return {
    wrongLinksPerMinute: perMinute(limits.wrongLinksPerMinute, true),
    uploadsPerMinute: perMinute(limits.uploadsPerMinute),
    newIssuesPerMinute: perMinute(limits.newIssuesPerMinute),
    commentsPerMinute: perMinute(limits.commentsPerMinute),
  }
}
