import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** What a client asks for by its address: `/sync/<edition>?schema=1&epoch=<uuid>`, or `/sync/<edition>/review`. */
export interface SyncTarget {
  readonly edition: string
  /** The text, or the threads and suggestions beside it. */
  readonly document: 'text' | 'review'
  /** The version of the document's schema that the client was built with; a plain program says none. */
  readonly schema: number | null
  /** The history that the client's own copy belongs to, when it has one. */
  readonly epoch: string | null
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const path = new RegExp(`^/sync/(${uuid})(/review)?(?:\\?([^#]{0,200}))?$`)

/** Reads the request's address; null for any other. */
export function readTarget(url: string | undefined): SyncTarget | null {
  const found = path.exec(url ?? '')
  if (found?.[1] === undefined) return null
  const query = new URLSearchParams(found[3] ?? '')
  const schema = query.get('schema')
  if (schema !== null && !/^\d{1,6}$/.test(schema)) return null
  return {
    edition: found[1],
    document: found[2] === undefined ? 'text' : 'review',
    schema: schema === null ? null : Number(schema),
    epoch: query.get('epoch'),
  }
}

/**
 * Whether a request may come from where it comes. A browser always says; it must be exactly our own address, else any page
 * could open the socket with the reader's cookie (threats.md T01, S35). A program has its token instead.
 */
export function isOriginAllowed({ headers }: Pick<IncomingMessage, 'headers'>, baseUrl: string): boolean {
  if (headers.origin === undefined) return headers.authorization !== undefined && headers.cookie === undefined
  return headers.origin === baseUrl
}

const reasons = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const

export type RefusedStatus = keyof typeof reasons

/** Answers an upgrade that is refused, in plain HTTP. */
export function refuseUpgrade(socket: Duplex, status: RefusedStatus, text: string): void {
  const head = [
    `HTTP/1.1 ${status} ${reasons[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(status === 429 ? ['Retry-After: 1'] : []),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}
