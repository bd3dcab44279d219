import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { runWords } from './testing/run-words.ts'

const post = `---
title: The XMPP Newsletter July 2026
date: 2026-08-05
---
Welcome to the newsletter, covering July 2026.

## Events

- A meeting in a garden.
`

it('ends with 2 for what it does not know, in one line', async () => {
  await using folder = temporaryFolder()
  const wrong: (readonly string[])[] = [
    ['frobnicate'],
    ['serve', 'now'],
    ['format'],
    ['format', '--nonsense', 'a.md'],
    ['format', join(folder.path, 'gone.md')],
    ['format', folder.path],
    ['check'],
    ['check', '--format', 'xml', 'a.md'],
    ['check', '--site', folder.path, 'a.md'],
    ['check', '--config', join(folder.path, 'gone.json'), 'a.md'],
    ['issue', 'new', '--date', '2026-09-05'],
    ['issue', 'new', '--from', 'a.md', '--date', '2026-02-30'],
    ['import'],
    ['import', 'a.md', 'b.md'],
    ['export', 'yesterday'],
    ['export', '2026-08-05'],
    ['link'],
    ['link', '--role', 'king'],
    ['link', '--role', 'reader', '--expires', 'soon'],
    ['token', '--purpose', 'world'],
  ]
  for (const words of wrong) {
    const { code, stdout, stderr } = await runWords(folder.path, ...words)
    expect([words, code, stdout]).toEqual([words, 2, ''])
    expect(stderr).toMatch(/^stanza: [^\n]+\n$/)
  }
})

it('lists the commands', async () => {
  await using folder = temporaryFolder()
  const { code, stdout } = await runWords(folder.path, 'help')
  expect(code).toBe(0)
  for (const name of ['serve', 'format', 'check', 'issue new', 'import', 'export', 'link', 'token']) {
    expect(stdout).toContain(`stanza ${name}`)
  }
})

it('imports a post once and exports the same bytes, to standard output or at its site path', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, '2026-08-05-newsletter.md')
  writeFileSync(path, post)
  const imported = await runWords(folder.path, 'import', path)
  expect(imported.code).toBe(0)
  const id = /^issue (\S+)$/m.exec(imported.stdout)?.[1] ?? ''
  const again = await runWords(folder.path, 'import', path)
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('already')])
  expect((await runWords(folder.path, 'export', '2026-08-05')).stdout).toBe(post)
  const out = join(folder.path, 'site')
  const { stdout } = await runWords(folder.path, 'export', id, '--out', out)
  const written = join(out, 'content/blog/newsletter/2026-08-05-newsletter.md')
  expect(stdout).toBe(`${written}\n`)
  expect(readFileSync(written, 'utf8')).toBe(post)
  const french = await runWords(folder.path, 'export', id, '--language', 'fr')
  expect([french.code, french.stderr]).toEqual([2, expect.stringContaining('it has en')])
})

it('makes a new issue from last month’s post, on standard output or in a file', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, '2026-08-05-newsletter.md')
  writeFileSync(path, post)
  const { code, stdout } = await runWords(folder.path, 'issue', 'new', '--from', path, '--date', '2026-09-05')
  expect(code).toBe(0)
  expect(stdout).toContain('August 2026')
  expect(stdout).not.toMatch(/July|garden/)
  const out = join(folder.path, 'new.md')
  await runWords(folder.path, 'issue', 'new', '--from', path, '--date', '2026-09-05', '--out', out)
  expect(readFileSync(out, 'utf8')).toBe(stdout)
})

it('prints a link and a token that are known only by their hashes afterwards', async () => {
  await using folder = temporaryFolder()
  const link = await runWords(folder.path, 'link', '--role', 'writer', '--note', 'club')
  expect(link.stdout).toMatch(/^http:\/\/localhost:9\/join#[\w-]{22}\n$/)
  const token = await runWords(folder.path, 'token', '--purpose', 'export')
  expect(token.stdout).toMatch(/^[\w-]{43}\n$/)
  const id = /--revoke (\S+)"/.exec(token.stderr)?.[1] ?? ''
  expect((await runWords(folder.path, 'token', '--revoke', id)).code).toBe(0)
  expect((await runWords(folder.path, 'token', '--revoke', id)).code).toBe(2)
})

const main = join(import.meta.dirname, 'main.ts')
const start = (env: Record<string, string>, ...words: string[]) => {
  const child = spawn(process.execPath, [main, ...words], { env: { PATH: process.env['PATH'], ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ended, said: () => ({ stdout, stderr }) }
}

it('serves: prints the address and the owner’s link, works beside other commands, and stops within five seconds', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, '2026-08-05-newsletter.md')
  writeFileSync(path, post)
  const server = start({ DATA_DIR: folder.path, PORT: '0' }, 'serve')
  await expect.poll(() => server.said().stdout, { timeout: 15_000 }).toMatch(/join#/)
  const [, url = '', token = ''] = /(http:\/\/localhost:\d+)\/join#(\S+)/.exec(server.said().stdout) ?? []
  expect((await runWords(folder.path, 'import', path)).code).toBe(0)
  const json = { origin: url, 'content-type': 'application/json' }
  const session = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const list = (await (await fetch(`${url}/api/issues`, { headers: { cookie } })).json()) as {
    issues: { date: string }[]
  }
  expect(list.issues.map(({ date }) => date)).toEqual(['2026-08-05'])
  expect(server.said().stderr).not.toContain(token)
  const stop = performance.now()
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(performance.now() - stop).toBeLessThan(5_000)
})

it('does not start on what is broken: 2, and one line that says where', async () => {
  await using folder = temporaryFolder()
  const badPort = start({ DATA_DIR: folder.path, PORT: 'http' }, 'serve')
  expect(await badPort.ended).toBe(2)
  expect(badPort.said().stderr).toMatch(/^stanza: PORT must .*\n$/)
  const badFolder = start({ DATA_DIR: '/dev/null/stanza', PORT: '0' }, 'serve')
  expect(await badFolder.ended).toBe(2)
  expect(badFolder.said().stderr).toMatch(/^stanza: [^\n]+\n$/)
  await using other = temporaryFolder()
  const first = start({ DATA_DIR: other.path, PORT: '0' }, 'serve')
  await expect.poll(() => first.said().stdout, { timeout: 15_000 }).toMatch(/join#/)
  const PORT = /localhost:(\d+)/.exec(first.said().stdout)?.[1] ?? ''
  const taken = start({ DATA_DIR: folder.path, PORT }, 'serve')
  expect(await taken.ended).toBe(2)
  expect(taken.said().stderr).toMatch(/^stanza: port \d+ is taken; .*\n$/)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  writeFileSync(join(folder.path, 'newsletter.json'), '{\n  "preset": "xmpp",\n  "sections": 7\n}')
  const badNewsletter = start({ DATA_DIR: folder.path, PORT: '0' }, 'serve')
  expect(await badNewsletter.ended).toBe(2)
  expect(badNewsletter.said()).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^stanza: .*line 3: .*sections.*\n$/),
  })
})
