import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '@stanza/testkit'

export interface ServerUnderTest extends AsyncDisposable {
  /** Address that browsers know it by; the same over restarts, and for all nodes. */
  readonly baseUrl: string
  /** Its own address. */
  readonly address: string
  readonly pid: number
  /** Whether the process has ended by itself. */
  readonly hasEnded: boolean
  /** @param args for a build that is broken on purpose: how it is from now on. */
  start(args?: readonly string[]): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** Resolves when the process has ended by itself. */
  ended(): Promise<void>
  /** SIGTERM. @returns seconds until it had ended. */
  stop(): Promise<number>
}

export interface ServerOptions {
  readonly folder: string
  readonly databaseUrl?: string
  readonly redisUrl?: string
  /** Where several nodes have one address. */
  readonly baseUrl?: string
  /** In place of the product's own entry: a build that is broken on purpose. */
  readonly script?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const product = join(import.meta.dirname, '../../apps/server/src/main.ts')
// Chaos comes from one address, is faster than people and writes more in a few minutes than they do in a month.
const limits = {
  LIMIT_HANDSHAKES_PER_SECOND: '1000',
  LIMIT_UPDATES_PER_SECOND: '10000',
  LIMIT_DAILY_BYTES: '1000000000',
  LIMIT_BLOCK_LENGTH: '10000000',
}

/** The product in a process of its own, on a free port of 127.0.0.1. */
export async function serverUnderTest(options: ServerOptions): Promise<ServerUnderTest> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const baseUrl = options.baseUrl ?? address
  const env = {
    ...process.env,
    ...limits,
    LOG_LEVEL: 'error',
    ...options.env,
    PORT: String(port),
    BASE_URL: baseUrl,
    DATA_DIR: options.folder,
    DATABASE_URL: options.databaseUrl ?? '',
    REDIS_URL: options.redisUrl ?? '',
  }
  let child: ChildProcess | null = null
  let { args = [] } = options
  const start = async (newArgs: readonly string[] = args): Promise<void> => {
    const { script = product } = options
    args = newArgs
    const started = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    const failed = once(started, 'exit').then(([code]) =>
      Promise.reject(new Error(`the server ended with ${String(code)}`)),
    )
    await Promise.race([once(createInterface({ input: started.stdout }), 'line'), failed])
    failed.catch(() => undefined)
    started.stdout.resume()
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const killWithUs = (): void => void child?.kill('SIGKILL')
  process.once('exit', killWithUs)
  await start()
  return {
    baseUrl,
    address,
    get pid() {
      return child?.pid ?? 0
    },
    get hasEnded() {
      return child === null || child.exitCode !== null || child.signalCode !== null
    },
    start,
    kill: () => end('SIGKILL'),
    async ended() {
      if (child !== null && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
    async stop() {
      const from = performance.now()
      await end('SIGTERM')
      return (performance.now() - from) / 1_000
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', killWithUs)
      await end('SIGKILL')
    },
  }
}
