import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort, temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'

/** How `stanza serve` ends with an environment, which must be soon. */
async function serve(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'error',
      BASE_URL: '',
      DATABASE_URL: '',
      REDIS_URL: '',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 25_000,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [unknown]
  return { code, said }
}

it('ends with 2 and one line that says what to do when the database cannot be used, and leaves it as it was', async () => {
  await using folder = temporaryFolder()
  const place = (name: string, prepare: (file: string) => void): string => {
    mkdirSync(join(folder.path, name))
    prepare(join(folder.path, name, 'stanza.db'))
    return join(folder.path, name)
  }
  const letter = 'This is a letter, not a database. '.repeat(200)
  const foreign = place('letter', (file) => writeFileSync(file, letter))
  const newer = place('newer', (file) => {
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 999')
    database.close()
  })
  const locked = place('locked', (file) => writeFileSync(file, ''))
  const writer = new DatabaseSync(join(locked, 'stanza.db'))
  writer.exec('BEGIN EXCLUSIVE')
  const nobody = `127.0.0.1:${await freePort()}`
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ DATA_DIR: foreign }, 'is not a database of Stanza, or it is damaged; restore a backup'],
    [{ DATA_DIR: newer }, 'was written by a newer Stanza'],
    [{ DATA_DIR: locked }, 'another program holds the database; stop it and try again'],
    // Found by hand: Node's own way to make folders tried for ever there.
    [{ DATA_DIR: '/proc/stanza' }, 'cannot be written; check that DATA_DIR is a folder on a disk'],
    [{ DATA_DIR: '/sys/stanza' }, 'cannot be written; check that DATA_DIR is a folder on a disk'],
    [{ DATA_DIR: join(foreign, 'stanza.db') }, 'DATA_DIR must be a folder'],
    [{ DATA_DIR: folder.path, DATABASE_URL: `postgres://ada:hunter2@${nobody}/news` }, 'cannot be reached'],
  ]
  const ends = await Promise.all(cases.map(([env]) => serve(env)))
  writer.close()
  ends.forEach(({ code, said }, index) => {
    expect([code, said]).toEqual([2, expect.stringContaining(cases[index]?.[1] ?? '')])
    expect(said).toMatch(/^stanza: [^\n]+\n$/)
    expect(said).not.toContain('hunter2')
  })
  expect(readFileSync(join(foreign, 'stanza.db'), 'utf8')).toBe(letter)
})

/** Another program's, which others may read. */
function makeTheirs(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE theirs (x)')
  database.close()
  chmodSync(file, 0o644)
}

// Found by hand: the first two were told as errors of the disk, and the folder was closed to whoever may look into it; so
// was the third, before it was seen to be another program's.
it.each<[what: string, prepare: (file: string) => void, says: string]>([
  ['a folder', (file) => mkdirSync(file), 'is not a file; move it away'],
  ['a link to nowhere', (file) => symlinkSync('/nowhere/at/all', file), 'is not a file; move it away'],
  ['another database', makeTheirs, 'belongs to another program'],
])('leaves %s at the place of the database as it is', async (_what, prepare, says) => {
  await using folder = temporaryFolder()
  const file = join(folder.path, 'stanza.db')
  prepare(file)
  const { mode } = lstatSync(file)
  const { code, said } = await serve({ DATA_DIR: folder.path })
  expect([code, said]).toEqual([2, expect.stringContaining(says)])
  expect(said).toMatch(/^stanza: [^\n]+\n$/)
  expect(lstatSync(file).mode).toBe(mode)
})

// Found by hand: it ended with 1 and a stack trace.
it('says so where HOST is no address of this machine', async () => {
  await using folder = temporaryFolder()
  const { code, said } = await serve({ DATA_DIR: folder.path, HOST: '127.0.0.1:80' })
  expect([code, said]).toEqual([2, expect.stringMatching(/^stanza: HOST must be an address [^\n]+\n$/)])
})
