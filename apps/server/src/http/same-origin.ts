import type { RequestHandler } from 'express'
import { bearerToken } from '../access/cookie.ts'
import { Refusal } from '../refusal/refusal.ts'
import { answerRefusal } from './answer.ts'

/**
 * Refuses what another site makes a browser send (threats.md T29, S65): a request that changes something must come from
 * exactly our own address. Browsers always say where from; a program says it with its token instead.
 */
export const sameOrigin =
  (baseUrl: string): RequestHandler =>
  (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (bearerToken(request.headers.authorization) !== null) return next()
    const site = request.headers['sec-fetch-site']
    if (request.headers.origin === baseUrl && (site === undefined || site === 'same-origin')) return next()
    answerRefusal(
      response,
      new Refusal('bad-origin', `This came from another address than ${baseUrl}; nothing was changed.`),
    )
  }
