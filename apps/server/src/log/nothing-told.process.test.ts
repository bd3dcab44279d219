import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { anchorAt, cutBranches } from '@stanza/review'
import { documentSchema, readDocument } from '@stanza/schema'
import {
  describeWithPostgres,
  freePort,
  startPostgres,
  temporaryFolder,
  type VirtualClient,
  virtualClient,
} from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { importPost, smallPost } from '../testing/posts.ts'
import { join as joinBy, tokenOf, visitor, type Visitor } from '../testing/try-server.ts'
import type { RunningServer } from '../start-server.ts'
import { openStream } from '../socket/testing/raw-stream.ts'

/** Everything that people write or are, in words that stand nowhere else. */
const canary = 'zwirbelkranich'
const main = join(import.meta.dirname, '../main.ts')

interface Started {
  readonly child: ChildProcess
  readonly baseUrl: string
  /** The lines of the log. */
  readonly log: string[]
  /** The other lines: where it is, and the link of the first start. */
  readonly said: string[]
}

/** The real server, as talkative as it can be. */
async function start(dataFolder: string, databaseUrl: string): Promise<Started> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATA_DIR: dataFolder,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'debug',
      PORT: String(port),
      BASE_URL: baseUrl,
      METRICS_TOKEN: `${canary}-metrics`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [log, said]: string[][] = [[], []]
  createInterface({ input: child.stderr }).on('line', (line) => void log?.push(line))
  const printed = createInterface({ input: child.stdout })
  printed.on('line', (line) => void said?.push(line))
  const started = { child, baseUrl, log: log ?? [], said: said ?? [] }
  await vi.waitFor(() => expect(started.said).toHaveLength(2), 20_000)
  return started
}

const asServer = ({ baseUrl }: Started) => ({ baseUrl }) as RunningServer

async function json<T>(answer: Response | Promise<Response>): Promise<T> {
  const { status } = await answer
  expect(status).toBeLessThan(300)
  return (await (await answer).json()) as T
}

/** A whole evening of a newsletter, and of somebody who means it ill. @returns what must not be in the log, and the text. */
async function evening(server: Started) {
  const { baseUrl } = server
  const secrets: string[] = [canary, `${canary}-metrics`]
  const owner = await joinBy(asServer(server), /http\S+$/.exec(server.said[1] ?? '')?.[0] ?? '')
  secrets.push(tokenOf(/http\S+$/.exec(server.said[1] ?? '')?.[0] ?? ''))
  const named = async (who: Visitor, name: string): Promise<Visitor> => {
    await json(who.send('PATCH', '/api/session', { name: `${name} ${canary}` }))
    secrets.push(who.cookie, who.cookie.split('=')[1] ?? '')
    return who
  }
  await named(owner, 'Ada')
  const name = '2026-08-05-newsletter.md'
  const long = `${canary} writes a long item.\n\n`.repeat(40)
  const { issue, edition } = await importPost(owner, name, `${smallPost}\nA ${canary} sings.\n\n${long}`)
  const path = `/api/editions/${edition}`
  let link = ''
  const invited = async (role: string): Promise<Visitor> => {
    const wish = { role, issue: issue.id, note: `for ${canary}` }
    const { url } = await json<{ url: string }>(owner.send('POST', '/api/links', wish))
    link = tokenOf(url)
    secrets.push(link)
    return named(await joinBy(asServer(server), url), role)
  }
  const [writer, suggester, reader] = [
    await invited('writer'),
    await invited('suggester'),
    await invited('reader'),
  ]

  const seated = async ({ cookie }: Visitor): Promise<VirtualClient> => {
    const client = virtualClient({ server: baseUrl, edition, cookie })
    await client.synced
    client.provider.awareness.setLocalState({ user: { name: canary }, cursor: canary })
    return client
  }
  const typing = await seated(writer)
  const type = ({ doc }: VirtualClient, words: string): void => {
    const first = doc.getXmlFragment('content').get(0)
    if (!(first instanceof Y.XmlElement)) throw new Error('the text begins with no block')
    const text = first.get(0)
    if (text instanceof Y.XmlText) text.insert(0, words)
  }
  const exported = async (): Promise<string> => (await owner.get(`${path}/export.md`)).text()
  type(typing, `typed by ${canary} `)
  await vi.waitFor(async () => expect(await exported()).toContain(`typed by ${canary}`), 10_000)
  const reading = await seated(reader)
  type(reading, `refused ${canary} `)

  // A comment, an answer, a proposal that is accepted.
  const ydoc = typing.doc
  const anchor = anchorAt(ydoc, 1, 5)
  const thread = { anchor, text: `a comment by ${canary}`, mentions: [] }
  const { thread: id } = await json<{ thread: string }>(writer.send('POST', `${path}/threads`, thread))
  await json(owner.send('POST', `${path}/threads/${id}/messages`, { text: canary, mentions: [] }))
  const blocks = readDocument(ydoc).content.content
  const added = documentSchema.node('paragraph', { id: null }, [documentSchema.text(`proposed by ${canary}`)])
  const changes = cutBranches(ydoc, documentSchema.node('doc', null, [...blocks, added])).map((branch) => ({
    update: Buffer.from(branch.update).toString('base64'),
    blocks: branch.blocks,
  }))
  const proposal = { changes, note: `because ${canary}` }
  const made = await json<{ suggestions: string[] }>(suggester.send('POST', `${path}/suggestions`, proposal))
  await json(owner.send('POST', `${path}/suggestions/accept`, { ids: made.suggestions }))
  expect(await exported()).toContain(`proposed by ${canary}`)
  await json(owner.send('POST', `${path}/versions`, { name: canary }))
  expect((await owner.get(`${path}/export.zip`)).status).toBe(200)

  // What goes wrong: links, cookies, tokens, addresses, bodies, images, frames.
  const wrong = `${canary}-0123456789-abcdef`
  const stranger = visitor(asServer(server), `stanza=${wrong}`)
  expect((await stranger.send('POST', '/api/session', { token: wrong })).status).toBe(401)
  for (const address of [`/join%23${link}`, `/join/${link}`, `/join${link}`, `//join%23${link}`]) {
    await stranger.get(address)
  }
  await stranger.get(`/api/issues?token=${wrong}`)
  await fetch(`${baseUrl}/metrics`, { headers: { authorization: `Bearer ${canary}-metrics` } })
  await fetch(`${baseUrl}/api/issues`, { headers: { authorization: `Bearer ${wrong}`, referer: wrong } })
  const raw = { cookie: owner.cookie, origin: baseUrl, 'content-type': 'application/json' }
  await fetch(`${baseUrl}${path}/threads`, { method: 'POST', headers: raw, body: `{"${canary}` })
  await owner.send('POST', `${path}/threads`, { ...thread, anchor: { [canary]: canary } })
  await owner.send('PUT', '/api/newsletter', { revision: canary, newsletter: { name: canary } })
  await owner.put(`${path}/assets?name=${canary}.png`, Buffer.from(canary))
  await importPost(owner, name, `---\n${canary}: [\n---\n`).catch(() => undefined)
  await refusedFrames(baseUrl, edition, writer)
  await unreadableText(server, owner)

  return {
    owner,
    writer: typing,
    edition,
    secrets,
    exported,
    type,
    leave: () => [typing, reading].forEach((one) => one.close()),
  }
}

/** A text that no reader takes, whose node is named by its writer; it is exported, and then most of it is deleted. */
async function unreadableText(server: Started, owner: Visitor): Promise<void> {
  const post = smallPost.replaceAll('July 2026', 'August 2026').replace('2026-08-05', '2026-09-05')
  const long = `${canary} writes a long item.\n\n`.repeat(60)
  const { edition } = await importPost(owner, '2026-09-05-newsletter.md', `${post}\n${long}`)
  using client = virtualClient({ server: server.baseUrl, edition, cookie: owner.cookie })
  await client.synced
  const content = client.doc.getXmlFragment('content')
  content.insert(content.length, [new Y.XmlElement(`${canary}-node`)])
  const broken = async () => (await owner.get(`/api/editions/${edition}/export.md`)).status
  await vi.waitFor(async () => expect(await broken()).toBe(500), 10_000)
  content.delete(0, content.length - 1)
  const told = expect.objectContaining({ msg: 'deletion-not-kept', document: edition }) as unknown
  await vi.waitFor(() => expect(linesOf(server)).toContainEqual(told), 10_000)
}

/** Frames that no client may send, each on a socket of its own, and an upgrade that is none. */
async function refusedFrames(baseUrl: string, edition: string, { cookie }: Visitor): Promise<void> {
  const address = `${baseUrl.replace('http', 'ws')}/sync/${edition}`
  for (const bytes of [
    canary,
    Buffer.from(canary),
    Buffer.concat([Buffer.of(0, 2, 14), Buffer.from(canary)]),
  ]) {
    const socket = new WebSocket(address, { headers: { cookie, origin: baseUrl } })
    await once(socket, 'open')
    socket.send(bytes)
    // A frame that is read and refused does not end the connection; the answer to it is the next frame.
    await Promise.race([once(socket, 'close'), once(socket, 'message')])
    socket.terminate()
  }
  const stream = openStream(baseUrl)
  stream.write(`GET /sync/${canary} HTTP/1.1\r\n${canary}\r\n\r\n`)
  await stream.closed
}

const linesOf = ({ log }: Started): Record<string, unknown>[] =>
  log.map((line) => JSON.parse(line) as Record<string, unknown>)

/** The words that were typed, who typed them and what lets them in are nowhere; where and when it was is. */
function tellsNothing(server: Started, secrets: readonly string[], edition: string): void {
  const { log, said } = server
  for (const secret of secrets) expect(log.filter((line) => line.includes(secret))).toEqual([])
  expect(said).toEqual([
    `Stanza is running at ${server.baseUrl}`,
    expect.stringMatching(/^Open this once, to be the owner: http\S+\/join#[\w-]{22}$/),
  ])
  const at = linesOf(server).filter(({ document }) => document === edition)
  const connection = expect.stringMatching(/^[\da-f-]{36}$/) as unknown
  for (const told of [
    { msg: 'joined', connection },
    { msg: 'left', connection, code: expect.any(Number) as unknown },
    { msg: 'refused', connection, code: 'read-only' },
    { msg: 'dropped', connection, reason: 'bad-frame' },
    { msg: 'committed', connections: [connection], seq: expect.any(Number) as unknown, updates: 1 },
  ]) {
    expect(at).toContainEqual(expect.objectContaining(told))
  }
}

it('[S68] the log of a whole evening at its most talkative says which room, connection and number, and nothing that people wrote', async () => {
  await using folder = temporaryFolder()
  const server = await start(folder.path, '')
  const { child } = server
  const { writer, edition, secrets, type, leave } = await evening(server)
  // From here on no file may grow: the next words cannot be kept.
  const { size } = statSync(join(folder.path, 'stanza.db-wal'))
  const limited = spawnSync('prlimit', [`--fsize=${size}`, '--pid', String(child.pid)])
  expect(limited.status).toBe(0)
  type(writer, `never kept ${canary} `.repeat(1_000))
  const [code] = (await once(child, 'exit')) as [number]
  leave()
  expect(code).toBe(1)
  expect(linesOf(server)).toContainEqual(expect.objectContaining({ msg: 'commit-failed', document: edition }))
  tellsNothing(server, secrets, edition)
})

describeWithPostgres('the log on PostgreSQL', () => {
  it('[S68] says nothing that people wrote when the database goes in the middle of an evening', async () => {
    await using postgres = await startPostgres()
    await using folder = temporaryFolder()
    const url = postgres.createDatabase().replace('postgres@', `postgres:${canary}-password@`)
    const server = await start(folder.path, url)
    const { writer, owner, edition, secrets, type, leave } = await evening(server)
    await postgres.signal('SIGQUIT')
    type(writer, `not kept yet ${canary} `)
    await owner.get(`/api/editions/${edition}/export.md`)
    const failed = expect.objectContaining({
      msg: 'commit-failed',
      document: edition,
      code: 'unavailable',
    }) as unknown
    await vi.waitFor(() => expect(linesOf(server)).toContainEqual(failed), 20_000)
    await postgres.start()
    await vi.waitFor(async () => {
      const answer = await owner.get(`/api/editions/${edition}/export.md`)
      expect(await answer.text()).toContain(`not kept yet ${canary}`)
    }, 20_000)
    leave()
    server.child.kill('SIGTERM')
    await once(server.child, 'exit')
    tellsNothing(server, [...secrets, `${canary}-password`], edition)
  }, 90_000)
})
