import { spawnSync } from 'node:child_process'
import { freePort } from './free-port.ts'
import { needs } from './needs.ts'
import { findProgram, startProgram, type StartedProgram } from './started-program.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A Redis of a test's own, which keeps nothing. */
export interface StartedRedis extends StartedProgram, AsyncDisposable {
  readonly url: string
  /** Runs one command as redis-cli does. @returns its answer. */
  command(...words: readonly string[]): string
}

/** A group of tests that need Redis. Where it is missing the group is skipped and says so. */
export const describeWithRedis = needs('redis-server', () => findProgram('redis-server') !== null)

/** Starts Redis on a free port, or on one that a test has named before it was there. */
export async function startRedis(port?: number): Promise<StartedRedis> {
  const folder = temporaryFolder()
  const at = port ?? (await freePort())
  const program = await startProgram({
    command: findProgram('redis-server') ?? 'redis-server',
    args: ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--dir', folder.path],
    ready: /Ready to accept connections/,
  })
  return {
    get pid() {
      return program.pid
    },
    start: program.start,
    signal: program.signal,
    url: `redis://127.0.0.1:${at}`,
    command: (...words) => {
      // The last word by standard input: it may be longer than a command line takes.
      const options = { encoding: 'utf8', input: words.at(-1) ?? '' } as const
      return spawnSync('redis-cli', ['-p', String(at), '-x', ...words.slice(0, -1)], options).stdout.trim()
    },
    async [Symbol.asyncDispose]() {
      await program.signal('SIGKILL')
      await folder.remove()
    },
  }
}
