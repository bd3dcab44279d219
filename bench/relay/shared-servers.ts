import { openPostgresStore } from '@stanza/store'
import { startPostgres, startRedis } from '@stanza/testkit'
import { documentsIn } from './fixture.ts'
import type { Target } from './order.ts'
import { startServer } from './server-process.ts'

export type Shared = 'one node' | 'two nodes' | 'two nodes with Redis'

export interface SharedServers extends AsyncDisposable {
  readonly target: Target
  readonly rooms: readonly string[]
}

/** Our server on a PostgreSQL of its own, with its settings as they come: what it says is flushed is flushed. */
export async function startShared(shared: Shared): Promise<SharedServers> {
  await using stack = new AsyncDisposableStack()
  const databaseUrl = stack.use(await startPostgres()).createDatabase()
  const redis = shared === 'two nodes with Redis' ? stack.use(await startRedis()) : null
  const store = await openPostgresStore(databaseUrl)
  const { token, rooms } = await documentsIn(store, 5)
  await store.close()
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis?.url ?? '' }
  const first = stack.use(await startServer('stanza', null, { env }))
  const second = shared === 'one node' ? first : stack.use(await startServer('stanza', null, { env }))
  const target = { name: first.name, pid: first.pid, port: first.port, readPort: second.port, token }
  const held = stack.move()
  return { target, rooms, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
