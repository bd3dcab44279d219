import { createServer, type Server } from 'node:http'

export interface HttpTimes {
  /** For the head of a request, in ms. */
  readonly headersTimeout: number
  /** For a whole request: 10 MB of an image at 270 kbit/s, too. Who sends the head by the byte is cut off by the one above. */
  readonly requestTimeout: number
  /** For the next request on the same connection. Longer than a proxy's (60 s), which would else send into a closed one. */
  readonly keepAliveTimeout: number
  /** How often it is looked at. */
  readonly connectionsCheckingInterval: number
}

const usualTimes: HttpTimes = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** Sixteen kilobytes are more than any browser's cookies and names; who sends a request by the byte is cut off (threats.md T41). */
export const createHttpServer = (times: HttpTimes = usualTimes): Server =>
  createServer({ ...times, maxHeaderSize: 16 * 1024 })
