import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { openRaw } from '../socket/testing/raw-socket.ts'
import { importPost } from '../testing/posts.ts'
import { tryServer } from '../testing/try-server.ts'
import { expositionOf } from './exposition.ts'
import { Histogram } from './histogram.ts'

const token = 'a-token-that-a-prometheus-brings'

it('writes what Prometheus reads', () => {
  const sizes = new Histogram([1, 10])
  for (const value of [0.5, 1, 7, 70]) sizes.observe(value)
  const text = expositionOf([
    {
      name: 'a_total',
      help: 'One.',
      type: 'counter',
      samples: [{ labels: { code: 'a"b\\c\nd' }, value: 2 }],
    },
    { name: 'sizes', help: 'Two.', type: 'histogram', samples: sizes.samples() },
  ])
  expect(text).toBe(
    [
      '# HELP a_total One.',
      '# TYPE a_total counter',
      String.raw`a_total{code="a\"b\\c\nd"} 2`,
      '# HELP sizes Two.',
      '# TYPE sizes histogram',
      'sizes_bucket{le="1"} 2',
      'sizes_bucket{le="10"} 3',
      'sizes_bucket{le="+Inf"} 4',
      'sizes_sum 78.5',
      'sizes_count 4',
      '',
    ].join('\n'),
  )
})

it('tells those with the token how the relay stands, and nobody else that there is such a page', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path, { metricsToken: token })
  const read = (authorization: string): Promise<Response> =>
    fetch(`${server.baseUrl}/metrics`, { headers: { authorization } })
  expect(await (await server.stranger.get('/metrics')).text()).not.toContain('stanza_')
  expect(await (await read(`Bearer ${token}x`)).text()).not.toContain('stanza_')
  const answer = await read(`Bearer ${token}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('version=0.0.4'),
  ])
  const text = await answer.text()
  for (const name of [
    'connections',
    'rooms',
    'unsaved_seconds',
    'received_bytes_total',
    'sent_bytes_total',
  ]) {
    expect(text).toMatch(new RegExp(`^stanza_${name} 0$`, 'm'))
  }
  expect(text).toContain('stanza_commit_seconds_bucket{le="+Inf"} 0')
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m)
})

it('counts who was refused before they were in a room', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path, { metricsToken: token })
  const { edition } = await importPost(await server.as('editor'))
  const address = `${server.baseUrl}/sync/${edition}`
  expect(await openRaw(address, { origin: 'https://elsewhere.example' })).toBe(403)
  expect(await openRaw(address, { origin: server.baseUrl })).toBe(401)
  expect(await openRaw(`${server.baseUrl}/sync/nothing`, {})).toBe(404)
  const unknown = await openRaw(address, { origin: server.baseUrl, cookie: 'stanza=unknown' })
  if (typeof unknown === 'number') throw new Error(`refused with ${unknown}`)
  expect(await unknown.closed).toBe(4401)
  const answer = await fetch(`${server.baseUrl}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const text = await answer.text()
  for (const why of ['403', '401', '404', 'not-signed-in']) {
    expect(text).toContain(`stanza_handshake_refusals_total{why="${why}"} 1\n`)
  }
})

it('is ready while its storage answers', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  expect((await server.stranger.get('/readyz')).status).toBe(200)
  await server.newsroom.store.close()
  const answer = await server.stranger.get('/readyz')
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'not-ready' }])
})
