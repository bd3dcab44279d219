/** What the worker does with a request: nothing (`pass`), or one of the three kinds that it keeps, or an end of a session. */
export type RequestKind = 'page' | 'asset' | 'answer' | 'session-change' | 'pass'

interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
}

// What an edition needs to be opened from this browser's copy; nothing that others said, no export, no picture.
const keptAnswers = [
  /^\/api\/(?:session|issues|newsletter)$/,
  /^\/api\/issues\/[^/]+$/,
  /^\/api\/editions\/[^/]+(?:\/base)?$/,
]

/** Decides by method and address alone; requests to other hosts and with a query are never touched. */
export function kindOf({ method, mode, url }: Asked, origin: string): RequestKind {
  const { origin: host, pathname, search } = new URL(url)
  if (host !== origin) return 'pass'
  if (pathname === '/api/session' && method !== 'GET') return 'session-change'
  if (method !== 'GET') return 'pass'
  if (keptAnswers.some((kept) => kept.test(pathname))) return search === '' ? 'answer' : 'pass'
  if (/^\/(?:api|sync)(?:\/|$)/.test(pathname)) return 'pass'
  if (pathname.startsWith('/assets/')) return 'asset'
  return mode === 'navigate' && !/\.[a-z0-9]+$/i.test(pathname) ? 'page' : 'pass'
}
