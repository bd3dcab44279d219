import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that a test runs beside itself, and can harm. */
export interface StartedProgram {
  /** Null: not running. */
  readonly pid: number | null
  /** Starts it again after it ended. Resolves when it is ready. */
  readonly start: () => Promise<void>
  /** Sends a signal and, unless it only pauses or goes on, resolves when the program has ended. */
  readonly signal: (name: NodeJS.Signals) => Promise<void>
}

export interface ProgramWish {
  readonly command: string
  readonly args: readonly string[]
  /** What it prints when it is ready; the match is handed to `onReady`. */
  readonly ready: RegExp
  readonly onReady?: (match: RegExpExecArray) => void
  readonly env?: Readonly<Record<string, string>>
  /** Runs it as another user; only root may say so. */
  readonly user?: User | null
}

export interface User {
  readonly uid: number
  readonly gid: number
}

// A machine under load takes its time; one that never gets ready must end the test all the same.
const readyMs = 30_000

/** Starts a program and resolves when it says that it is ready. It ends with this process at the latest. */
export async function startProgram(wish: ProgramWish): Promise<StartedProgram> {
  let child: ChildProcess | null = null
  // A test that is killed leaves nothing running.
  process.on('exit', () => child?.kill('SIGKILL'))
  const start = async (): Promise<void> => {
    child = await untilReady(wish)
  }
  await start()
  return {
    get pid() {
      return child?.pid ?? null
    },
    start,
    async signal(name) {
      if (child === null) return
      const ending = child
      const ended = new Promise((resolve) => void ending.once('exit', resolve))
      ending.kill(name)
      if (name === 'SIGSTOP' || name === 'SIGCONT') return
      await ended
      if (child === ending) child = null
    },
  }
}

function untilReady({ command, args, ready, onReady, env, user }: ProgramWish): Promise<ChildProcess> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...user,
  })
  const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>()
  let said = ''
  const fail = (why: string): void => {
    child.kill('SIGKILL')
    reject(new Error(`${command} ${why}:\n${said.slice(-2_000)}`))
  }
  const timer = setTimeout(() => fail('was not ready in time'), readyMs)
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-20_000)
    const match = ready.exec(said)
    if (match === null) return
    child.stdout.off('data', hear).resume()
    child.stderr.off('data', hear).resume()
    clearTimeout(timer)
    onReady?.(match)
    resolve(child)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code) => fail(`ended with ${code}`))
  return promise.finally(() => {
    clearTimeout(timer)
    child.removeAllListeners('exit')
  })
}

/** Path of a program in PATH or at one of these globs, the newest version first; null where there is none. */
export function findProgram(name: string, ...places: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...places.flatMap((place) => globSync(join(place, name)).toSorted().toReversed()),
    ...folders.map((folder) => join(folder, name)),
  ]
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A user of this machine; null unless we are root and may become them. */
export function userNamed(name: string): User | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || NaN)
  const [uid, gid] = [id('-u'), id('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null
}
