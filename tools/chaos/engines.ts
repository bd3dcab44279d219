import { spawnSync } from 'node:child_process'
import { startPostgres, startRedis, type StartedPostgres, type StartedRedis } from '@stanza/testkit'

/** Engines of a case's own, on free ports of 127.0.0.1 and in temporary folders. */
export interface Engines extends AsyncDisposable {
  readonly postgres: StartedPostgres
  readonly redis: StartedRedis
  /** An empty database in it. */
  readonly databaseUrl: string
}

export async function startEngines(): Promise<Engines> {
  const postgres = await startPostgres()
  const redis = await startRedis()
  return {
    postgres,
    redis,
    databaseUrl: postgres.createDatabase(),
    async [Symbol.asyncDispose]() {
      await redis[Symbol.asyncDispose]()
      await postgres[Symbol.asyncDispose]()
    },
  }
}

/** What is missing on this machine for them, or null. */
export function missingEngines(): string | null {
  const isThere = (name: string): boolean =>
    spawnSync('sh', ['-c', `command -v ${name} || ls /usr/lib/postgresql/*/bin/${name}`]).status === 0
  const missing = ['postgres', 'redis-server'].filter((name) => !isThere(name))
  return missing.length === 0
    ? null
    : `no ${missing.join(' and no ')} (apt-get install postgresql redis-server)`
}
