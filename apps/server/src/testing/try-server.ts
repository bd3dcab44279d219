import type { Role, Session } from '@stanza/schema/api'
import pino from 'pino'
import { makeRoleLink } from '../access/role-links.ts'
import type { Config } from '../config.ts'
import type { Limits } from '../limits.ts'
import { type RunningServer, type ServerOptions, startServer } from '../start-server.ts'

/** Somebody who talks to the server over HTTP as a browser does: with their cookie and the page's own Origin. */
export interface Visitor {
  readonly cookie: string
  get(path: string): Promise<Response>
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, json?: unknown): Promise<Response>
  put(path: string, bytes: Uint8Array): Promise<Response>
}

export interface TriedServer extends RunningServer, AsyncDisposable {
  /** Every line that was logged. */
  readonly logged: readonly string[]
  /** Visitor without a session. */
  readonly stranger: Visitor
  /** Somebody who came by a fresh link. */
  as(role: Role, issue?: string | null): Promise<Visitor>
}

const unlimited: Limits = {
  handshakesPerSecond: 10_000,
  wrongLinksPerMinute: 10_000,
  uploadsPerMinute: 10_000,
  newIssuesPerMinute: 10_000,
  commentsPerMinute: 10_000,
}

/** Starts a real server on a free port, with a real store in `folder`. Only tests use this. */
export async function tryServer(
  folder: string,
  change: Partial<Config> = {},
  options: Pick<ServerOptions, 'now'> = {},
): Promise<TriedServer> {
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    baseUrl: null,
    trustedProxies: [],
    logLevel: 'debug',
    limits: unlimited,
    ...change,
  }
  const server = await startServer(config, { log, ...options })
  const stranger = visitor(server, '')
  return {
    ...server,
    logged,
    stranger,
    as: async (role, issue = null) => {
      const wish = { role, issue, note: '', expires: null, once: false }
      return join(server, (await makeRoleLink(server.newsroom.store, server.baseUrl, wish, null)).url)
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

/** Opens a link as the browser does: its token by POST, for a cookie. */
export async function join(server: RunningServer, url: string): Promise<Visitor> {
  const answer = await visitor(server, '').send('POST', '/api/session', { token: tokenOf(url) })
  if (answer.status !== 200) throw new Error(`the link was refused: ${await answer.text()}`)
  return visitor(server, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
}

/** The token in a link's fragment. */
export const tokenOf = (url: string): string => new URL(url).hash.slice(1)

export function visitor({ baseUrl }: RunningServer, cookie: string): Visitor {
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    fetch(baseUrl + path, { ...init, headers: { cookie, origin: baseUrl, ...init.headers } })
  return {
    cookie,
    get: (path) => ask(path, {}),
    send: (method, path, json) =>
      ask(path, {
        method,
        ...(json === undefined
          ? {}
          : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
      }),
    put: (path, bytes) =>
      ask(path, {
        method: 'PUT',
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: { 'content-type': 'image/png' },
      }),
  }
}

/** The person's session as the server tells it. */
export const sessionOf = async (who: Visitor): Promise<Session> =>
  (await (await who.get('/api/session')).json()) as Session
