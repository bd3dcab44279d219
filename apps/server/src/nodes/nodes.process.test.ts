import {
  describeWithPostgres,
  describeWithRedis,
  freePort,
  type Nodes,
  type StartedPostgres,
  type StartedRedis,
  startNodes,
  startPostgres,
  startRedis,
  virtualClient,
  type VirtualClient,
} from '@stanza/testkit'
import * as decoding from 'lib0/decoding'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'

interface Settings {
  readonly revision: string
}

const text = (doc: Y.Doc): string => doc.getText('t').toString()
const says = (words: string) => (doc: Y.Doc) => text(doc).includes(words)
const type = ({ doc }: VirtualClient, words: string): void =>
  doc.getText('t').insert(doc.getText('t').length, words)
/** In a fraction of the whole test's time, so that what hangs names itself. */
const within = async <T>(ms: number, what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

describeWithPostgres('several nodes on one PostgreSQL', () => {
  describeWithRedis('with Redis between them', () => {
    let [postgres, redis, office] = [] as unknown as [StartedPostgres, StartedRedis, Nodes]
    let [cookie, edition, schema] = ['', '', '']
    beforeAll(async () => {
      postgres = await startPostgres()
      redis = await startRedis()
      schema = postgres.createSchema()
      office = await startNodes(2, { databaseUrl: schema, redisUrl: redis.url })
      cookie = await office.invite('writer')
      edition = await office.newEdition('2026-09-05')
    }, 60_000)
    afterAll(async () => {
      await office[Symbol.asyncDispose]()
      await redis[Symbol.asyncDispose]()
      await postgres[Symbol.asyncDispose]()
    })
    const join = async (node: number): Promise<VirtualClient> => {
      const client = virtualClient({ server: office.nodes[node]?.url ?? '', edition, cookie })
      await within(10_000, 'joining', client.synced)
      return client
    }
    const meet = async (a: VirtualClient, b: VirtualClient, words: string, ms = 5_000): Promise<number> => {
      const start = performance.now()
      type(a, words)
      await within(ms, `"${words}"`, b.until(says(words)))
      return performance.now() - start
    }

    it('shows on one what is typed on another, and who is there, both ways', async () => {
      using ada = await join(0)
      using bob = await join(1)
      const times: number[] = []
      for (let n = 0; n < 20; n += 1) times.push(await meet(n % 2 ? ada : bob, n % 2 ? bob : ada, `<${n}>`))
      // A look every second would bring the middle one to half a second.
      expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(300)
      ada.provider.awareness.setLocalStateField('cursor', { anchor: 1 })
      const isSeen = new Promise<unknown>((resolve) => {
        const look = (): void => {
          const state = bob.provider.awareness.getStates().get(ada.doc.clientID)
          if (state?.['cursor'] !== undefined) resolve(state)
        }
        bob.provider.awareness.on('change', look)
        look()
      })
      expect(await within(5_000, 'a caret', isSeen)).toMatchObject({
        cursor: { anchor: 1 },
        user: { name: null },
      })
      await bob.until((doc) => text(doc) === text(ada.doc))
    })

    it('[H7] tells on one who has the text open on another, until they leave', async () => {
      const editor = await office.invite('editor')
      const url = office.nodes[0]?.url ?? ''
      const path = `${url}/api/editions/${edition}/people`
      const here = async (): Promise<number> => {
        const answer = await fetch(path, { headers: { cookie: editor, origin: url } })
        return ((await answer.json()) as { people: { here: boolean }[] }).people.filter((one) => one.here)
          .length
      }
      const becomes = async (count: number): Promise<void> => {
        while ((await here()) !== count) await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await within(15_000, 'nobody is there', becomes(0))
      const eve = virtualClient({ server: office.nodes[1]?.url ?? '', edition, cookie })
      await eve.synced
      await within(15_000, 'eve is there', becomes(1))
      eve.close()
      await within(15_000, 'eve is gone', becomes(0))
    })

    it('S79: is changed by nothing that is said on the channel', async () => {
      using ada = await join(0)
      using bob = await join(1)
      const before = text(ada.doc)
      const forged = [
        'garbage',
        '{"kind":"grew"}',
        JSON.stringify({ node: 'x', kind: 'grew', document: edition, seq: 1e15 }),
        JSON.stringify({ node: 'x', kind: 'grew', document: edition, seq: -1 }),
        JSON.stringify({ node: 'x', kind: 'update', document: edition, bytes: 'AAAA' }),
        JSON.stringify({ node: 'x', kind: 'who', document: 'x'.repeat(500_000) }),
        JSON.stringify({ node: 'x', kind: 'deletion', document: edition, version: 7, name: 'M' }),
        JSON.stringify({
          node: 'x',
          kind: 'deletion',
          document: edition,
          version: 'v',
          name: 'x'.repeat(10_000),
        }),
        JSON.stringify({
          node: 'x',
          kind: 'present',
          document: edition,
          entries: [
            { client: ada.doc.clientID, person: { id: 'm', name: 'M', color: '#000000' }, said: null },
          ],
        }),
        ...Array.from({ length: 50 }, () => JSON.stringify({ node: 'x', kind: 'rights' })),
      ]
      for (const message of forged) redis.command('PUBLISH', 'stanza', message)
      await meet(ada, bob, '<after forgeries>')
      await meet(bob, ada, '<and back>')
      expect(text(ada.doc)).toBe(`${before}<after forgeries><and back>`)
    })

    it('[S40] takes a revoked link from a live socket on another node within two seconds', async () => {
      const owner = await office.invite('owner')
      const [here, there] = office.nodes.map(({ url }) => url)
      const guest = await office.invite('commenter')
      using eve = virtualClient({ server: there ?? '', edition, cookie: guest })
      await eve.synced
      const closed = new Promise<number>((resolve) => {
        eve.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
      })
      const headers = { cookie: owner, origin: here ?? '' }
      const listed = (await (await fetch(`${here}/api/links`, { headers })).json()) as {
        links: { id: string; role: string }[]
      }
      const link = listed.links.find(({ role }) => role === 'commenter')
      const start = performance.now()
      expect((await fetch(`${here}/api/links/${link?.id}`, { method: 'DELETE', headers })).ok).toBe(true)
      expect(await within(10_000, 'closing', closed)).toBe(4403)
      expect(performance.now() - start).toBeLessThan(2_000)
    })

    it('has the settings that an owner changes at every node, and at one that comes later', async () => {
      const owner = await office.invite('owner')
      const ask = async (node: number, method: string, path: string, body?: object): Promise<Settings> => {
        const url = office.nodes[node]?.url ?? ''
        const answer = await fetch(url + path, {
          method,
          headers: { cookie: owner, origin: url, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        return (await answer.json()) as Settings
      }
      const read = (node: number): Promise<Settings> => ask(node, 'GET', '/api/newsletter')
      const { revision } = await read(0)
      expect((await read(1)).revision).toBe(revision)
      const changed = await ask(0, 'PUT', '/api/newsletter', { revision, set: { name: 'Both' } })
      await vi.waitFor(async () => expect(await read(1)).toMatchObject({ name: 'Both' }), 5_000)
      const refused = await ask(1, 'PUT', '/api/newsletter', { revision, set: { name: 'Late' } })
      expect(refused).toMatchObject({ error: { code: 'settings-changed' } })
      await using third = await startNodes(1, { databaseUrl: schema })
      const late = await fetch(`${third.nodes[0]?.url}/api/newsletter`, { headers: { cookie: owner } })
      expect(await late.json()).toMatchObject({ name: 'Both', revision: changed.revision })
    })

    it('[R30] tells people on one that most of the text is deleted on another, and which version has it', async () => {
      using ada = await join(0)
      using bob = await join(1)
      type(ada, 'x'.repeat(2_000))
      await within(15_000, 'a long text', bob.until(says('x'.repeat(2_000))))
      const told = [ada, bob].map(
        ({ provider }) =>
          new Promise<string>((resolve) => {
            provider.messageHandlers[117] = (_answer, from) => resolve(decoding.readVarString(from))
          }),
      )
      ada.doc.getText('t').delete(text(ada.doc).indexOf('x'), 2_000)
      const [here, there] = await within(15_000, 'a frame 117', Promise.all(told))
      expect(here).not.toBe('')
      expect(there).toBe(here)
    })

    it('goes on without Redis, slower and never wrong, and hears at once again when it is back', async () => {
      using ada = await join(0)
      using bob = await join(1)
      await redis.signal('SIGKILL')
      await meet(ada, bob, '<without>')
      await meet(bob, ada, '<without, back>')
      await redis.start()
      // Looks alone would bring one of ten so soon only by a rare accident.
      const times: number[] = []
      while (times.length < 40 && times.filter((ms) => ms < 100).length < 5) {
        times.push(await meet(ada, bob, `<again ${times.length}>`))
      }
      expect(times.length).toBeLessThan(40)
      await bob.until((doc) => text(doc) === text(ada.doc))
    })

    it('loses nothing when PostgreSQL is killed under both', async () => {
      using ada = await join(0)
      using bob = await join(1)
      await postgres.signal('SIGQUIT')
      type(ada, '<ada meanwhile>')
      type(bob, '<bob meanwhile>')
      await postgres.start()
      await within(20_000, 'ada’s words', bob.until(says('<ada meanwhile>')))
      await within(20_000, 'bob’s words', ada.until(says('<bob meanwhile>')))
      using later = await join(0)
      expect(text(later.doc)).toBe(text(ada.doc))
      expect(text(later.doc).match(/meanwhile/g)).toHaveLength(2)
    })

    it('serves whoever comes over from a node that died, and starts without Redis', async () => {
      using ada = await join(0)
      using bob = await join(1)
      await meet(ada, bob, '<before>')
      await office.nodes[0]?.signal('SIGKILL')
      type(ada, '<meanwhile>')
      using moved = virtualClient({ server: office.nodes[1]?.url ?? '', edition, cookie, doc: ada.doc })
      await within(10_000, 'coming over', bob.until(says('<meanwhile>')))
      expect(text(moved.doc)).toBe(text(bob.doc))
      await using third = await startNodes(1, {
        databaseUrl: schema,
        redisUrl: `redis://127.0.0.1:${await freePort()}`,
      })
      using eve = virtualClient({ server: third.nodes[0]?.url ?? '', edition, cookie })
      await eve.synced
      expect(text(eve.doc)).toBe(text(bob.doc))
      await meet(bob, eve, '<by looking>')
    })
  })
})
