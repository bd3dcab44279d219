import { join } from 'node:path'
import compression from 'compression'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { Limits } from './limits.ts'
import type { Newsroom } from './editions/newsroom.ts'
import { answerException, answerRefusal } from './http/answer.ts'
import { mountRoutes } from './http/mount-routes.ts'
import { describeRoutes } from './http/openapi.ts'
import { requestLog } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { webApp } from './http/web-app.ts'
import { operations, type OperationsParts } from './metrics/operations.ts'
import { Refusal } from './refusal/refusal.ts'
import { allRoutes } from './routes/all-routes.ts'

export interface AppParts {
  readonly newsroom: Newsroom
  /** Address that browsers use, without a trailing slash. */
  readonly baseUrl: string
  readonly limits: Limits
  readonly trustedProxies: readonly string[]
  readonly log: Logger
  /** What `/metrics` and `/readyz` tell of. */
  readonly operations: OperationsParts
  /** Told when a link, a phase or a name changed; resolves when live connections follow. */
  readonly rightsChanged: () => Promise<void>
  /** Ids of the people who have an edition open now. */
  readonly present: (edition: string) => ReadonlyMap<string, string>
  /** Time in ms since 1970. */
  readonly now: () => number
  /** Folder of the built web app. */
  readonly webFolder?: string
}

/** The web app as the build leaves it, beside `apps`. */
const builtWeb = join(import.meta.dirname, '../../../dist/web')

/** Builds the HTTP side without listening: headers, guards, the routes of the contract, the web app. */
export function createApp(parts: AppParts): Express {
  const { newsroom, baseUrl, log } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false)
  app.set('query parser', 'simple')
  app.use(requestLog(log), securityHeaders(baseUrl), compression())

  app.get('/healthz', async (_, response) => {
    // A question to the database: a server whose store does not answer is not well.
    await newsroom.store.issueByDate('2000-01-01')
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  app.use(operations(parts.operations))
  const routes = allRoutes()
  app.get('/api/openapi.json', (_, response) => {
    response.json(describeRoutes(routes, newsroom.newsletter.name))
  })
  app.use('/api', sameOrigin(baseUrl))
  app.use(mountRoutes(routes, parts))
  app.use('/api', (_, response) =>
    answerRefusal(response, new Refusal('not-found', 'There is nothing at this address.')),
  )
  app.use(webApp(parts.webFolder ?? builtWeb))
  app.use((_, response) => void response.status(404).type('text').send('There is nothing at this address.'))
  app.use(answerException(log))
  return app
}
