import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openStream } from '../socket/testing/raw-stream.ts'
import { createHttpServer } from './http-server.ts'

it('[S71] cuts off who sends a request by the byte, and answers others meanwhile', async () => {
  const http = createHttpServer({
    headersTimeout: 100,
    requestTimeout: 200,
    keepAliveTimeout: 1_000,
    connectionsCheckingInterval: 20,
  })
  http.on('request', (request, response) => {
    request.resume()
    request.on('end', () => response.end('whole'))
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const begin = (text: string) =>
    Array.from({ length: 100 }, () => {
      const stream = openStream(url)
      stream.write(text)
      return stream
    })
  const slow = [
    ...begin('GET / HTTP/1.1\r\nHost: a\r\nX-A: b'),
    ...begin('PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na'),
  ]
  expect(await (await fetch(url)).text()).toBe('whole')
  await Promise.all(slow.map(({ closed }) => closed))
  for (const { heard } of slow) expect(heard()).toMatch(/^HTTP\/1\.1 408 /)
  const large = openStream(url)
  large.write(`GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'b'.repeat(17 * 1024)}\r\n\r\n`)
  await large.closed
  expect(large.heard()).toMatch(/^HTTP\/1\.1 431 /)
  http.closeAllConnections()
  http.close()
})
