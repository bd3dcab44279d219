import { timingSafeEqual } from 'node:crypto'
import type { Rooms } from '@stanza/relay'
import type { Store } from '@stanza/store'
import express, { type Router } from 'express'
import { bearerToken } from '../access/cookie.ts'
import { expositionOf, expositionType } from './exposition.ts'
import { processMetrics } from './process-metrics.ts'
import type { RelayMetrics } from './relay-metrics.ts'

export interface OperationsParts {
  readonly store: Pick<Store, 'issueByDate'>
  readonly rooms: Pick<Rooms, 'now'>
  readonly relayMetrics: RelayMetrics
  /** What a program that reads `/metrics` must bring as its bearer token; null: nobody may. */
  readonly metricsToken: string | null
}

// A load balancer waits no longer.
const answerMs = 2_000

/** Pages for those who run the server: `/readyz`, whether it can promise anything now, and `/metrics` for Prometheus. */
export function operations(parts: OperationsParts): Router {
  const router = express.Router()
  router.get('/readyz', async (_, response) => {
    const isReady = !parts.rooms.now.isClosing && (await answers(parts.store))
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: isReady ? 'ready' : 'not-ready' })
  })
  router.get('/metrics', (request, response, next) => {
    const { metricsToken } = parts
    const said = bearerToken(request.headers.authorization)
    // Whoever may not read it learns of no such page.
    if (metricsToken === null || said === null || !isSame(said, metricsToken)) return next()
    const text = expositionOf([...parts.relayMetrics.metrics(parts.rooms.now), ...processMetrics()])
    response.set('Cache-Control', 'no-store').set('Content-Type', expositionType).send(text)
  })
  return router
}

async function answers(store: OperationsParts['store']): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), answerMs)
  const asked = store.issueByDate('2000-01-01').then(
    () => true,
    () => false,
  )
  const isThere = await Promise.race([asked, late])
  clearTimeout(timer)
  return isThere
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
