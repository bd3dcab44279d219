import { createServer } from 'node:net'

/** A TCP port of the loopback address that nobody listens on just now. */
export function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    if (address === null || typeof address === 'string') throw new Error('a TCP server without a port')
    probe.close(() => resolve(address.port))
  })
  return promise
}
