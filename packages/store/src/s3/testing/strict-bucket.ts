import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request is signed with (AWS Signature Version 4). */
export interface Signed {
  readonly method: string
  /** As it stands in the request: encoded, without the query. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The signature that a request must bear, computed as Amazon's documentation has it and by none of the client's code. */
export function signatureOf(
  { method, path, query, headers }: Signed,
  scope: string,
  names: string,
  secret: string,
): string {
  const [date = '', region = '', service = ''] = scope.split('/')
  const canonicalQuery = query
    .split('&')
    .filter(Boolean)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('&')
  const lines = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
  const hash = String(headers['x-amz-content-sha256'])
  const canonical = [method, path, canonicalQuery, lines.join(''), names, hash].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, date))
  return hmac(key, toSign).toString('hex')
}

export interface StrictBucket extends AsyncDisposable {
  /** Of a bucket named `news`. */
  readonly url: string
  readonly objects: Map<string, Uint8Array>
  /** Answers every request with this status and code; null: as it should. */
  fail(how: readonly [status: number, code: string] | null): void
}

const header =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[\w-]+\/s3\/aws4_request), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** An S3-compatible bucket in memory that believes nothing: key, signature, time and hash of what arrives must be right. */
export async function openStrictBucket(keyId: string, secret: string): Promise<StrictBucket> {
  const objects = new Map<string, Uint8Array>()
  let failing: readonly [number, string] | null = null
  const refuse = (response: ServerResponse, status: number, code: string): void => {
    response.writeHead(status, { 'content-type': 'application/xml' })
    response.end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>No.</Message></Error>`)
  }
  const judge = (request: IncomingMessage, body: Uint8Array): readonly [number, string] | null => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const [, id, scope = '', names = '', signature] = header.exec(request.headers.authorization ?? '') ?? []
    if (id !== keyId) return [403, 'InvalidAccessKeyId']
    for (const name of ['host', 'x-amz-content-sha256', 'x-amz-date'])
      if (!names.split(';').includes(name)) return [403, 'AccessDenied']
    const { headers, method = '' } = request
    if (signatureOf({ method, path, query, headers }, scope, names, secret) !== signature)
      return [403, 'SignatureDoesNotMatch']
    const time = String(headers['x-amz-date']).replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    )
    if (!(Math.abs(Date.parse(time) - Date.now()) < 15 * 60_000)) return [403, 'RequestTimeTooSkewed']
    const said = headers['x-amz-content-sha256']
    if (method === 'PUT' && said !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch']
    return path.startsWith('/news/') ? null : [404, 'NoSuchBucket']
  }
  const http = createServer((request, response) => {
    const parts: Uint8Array[] = []
    request.on('data', (part: Uint8Array) => parts.push(part))
    request.on('end', () => {
      const body = Uint8Array.from(Buffer.concat(parts))
      const wrong = failing ?? judge(request, body)
      if (wrong !== null) return refuse(response, ...wrong)
      const name = String(request.url).slice('/news/'.length)
      if (request.method === 'PUT') {
        objects.set(name, body)
        return response.end()
      }
      const found = objects.get(name)
      if (found === undefined) return refuse(response, 404, 'NoSuchKey')
      response.end(found)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/news`,
    objects,
    fail: (how) => void (failing = how),
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
