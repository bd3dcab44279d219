import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort, temporaryFolder } from '@stanza/testkit'
import type { DialectName } from './dialect.ts'
import type { Fixture } from './fixture.ts'

/** A relay in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly name: DialectName
  readonly pid: number
  readonly port: number
}

const script: Readonly<Record<DialectName, string>> = {
  stanza: join(import.meta.dirname, '../../apps/server/src/main.ts'),
  hocuspocus: join(import.meta.dirname, 'serve-hocuspocus.ts'),
  'y-websocket': join(import.meta.dirname, 'serve-y-websocket.ts'),
  ws: join(import.meta.dirname, 'serve-ws.ts'),
}

// A load comes from one address and is more than people do.
const liftedLimits = Object.fromEntries(
  ['PEOPLE_PER_ROOM', 'HANDSHAKES_PER_SECOND', 'UPDATES_PER_SECOND', 'FRAMES_PER_SECOND', 'BYTES_PER_SECOND']
    .concat('BUFFERED_BYTES', 'DOCUMENT_BYTES', 'DAILY_BYTES', 'BLOCK_LENGTH')
    .map((name) => [`LIMIT_${name}`, '100000000']),
)

export interface ServerSettings {
  /** Where Node writes a processor profile of it when it ends. */
  readonly profile?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a relay on a copy of the fixture's data, or without any, and a free port of 127.0.0.1. */
export async function startServer(
  name: DialectName,
  fixture: Pick<Fixture, 'folder'> | null,
  { profile, env = {} }: ServerSettings = {},
): Promise<ServerProcess> {
  const folder = temporaryFolder()
  if (fixture !== null) cpSync(fixture.folder, folder.path, { recursive: true })
  const port = await freePort()
  const preload = join(import.meta.dirname, 'collect-on-signal.ts')
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const child = spawn(process.execPath, [...profiling, '--expose-gc', '--import', preload, script[name]], {
    env: {
      ...process.env,
      ...liftedLimits,
      ...env,
      PORT: String(port),
      DATA_DIR: folder.path,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${String(code)}`))),
  ])
  return {
    name,
    pid: child.pid as number,
    port,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      // A profile is written at an orderly end only.
      child.kill(profile === undefined ? 'SIGKILL' : 'SIGTERM')
      await ended
      await folder.remove()
    },
  }
}
