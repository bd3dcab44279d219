import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { needs } from './needs.ts'
import { findProgram, startProgram, type StartedProgram, userNamed } from './started-program.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A PostgreSQL of a test's own, with its settings as they come: what it says is flushed is flushed. */
export interface StartedPostgres extends StartedProgram, AsyncDisposable {
  /** Makes an empty database. @returns its `postgres://` address. */
  createDatabase(): string
  /** Makes an empty schema, which is as good for most tests and made in no time. @returns an address that leads to it. */
  createSchema(): string
  /** Runs a statement in a database. @returns what psql prints, without decoration. */
  query(url: string, sql: string): string
}

// Debian keeps the server's programs out of PATH.
const debian = '/usr/lib/postgresql/*/bin'

/** A group of tests that need PostgreSQL. Where it is missing the group is skipped and says so. */
export const describeWithPostgres = needs('postgresql', () => findProgram('initdb', debian) !== null)

/** Starts PostgreSQL in a temporary folder on a free port of the loopback address. */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedPostgres> {
  const folder = temporaryFolder()
  const port = await freePort()
  // It refuses to run as root.
  const user = userNamed('postgres')
  if (user !== null) chownSync(folder.path, user.uid, user.gid)
  const data = join(folder.path, 'data')
  const run = (name: string, ...args: readonly string[]): string => {
    const command = findProgram(name, debian)
    if (command === null) throw new Error(`there is no ${name}`)
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...user })
    if (status !== 0) throw new Error(`${name} failed: ${stderr}${stdout}`)
    return stdout
  }
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
  const query = (url: string, sql: string): string =>
    run('psql', '-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', sql).trim()
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder.path,
    // After a kill, one flush for all instead of one for each of thousands of files.
    recovery_init_sync_method: 'syncfs',
    ...settings,
  }
  const program = await startProgram({
    command: findProgram('postgres', debian) ?? '',
    args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    ready: /ready to accept connections/,
    user,
  })
  let places = 0
  const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
  return {
    get pid() {
      return program.pid
    },
    start: program.start,
    signal: program.signal,
    createDatabase() {
      places += 1
      run('createdb', ...address, `test${places}`)
      return `postgres://postgres@127.0.0.1:${port}/test${places}`
    },
    createSchema() {
      places += 1
      const url = `postgres://postgres@127.0.0.1:${port}/postgres`
      query(url, `CREATE SCHEMA test${places}`)
      return `${url}?options=-c%20search_path%3Dtest${places}`
    },
    query,
    async [Symbol.asyncDispose]() {
      await program.signal('SIGCONT')
      await program.signal('SIGINT')
      await folder.remove()
    },
  }
}
