import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describeWithCorpus, temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import type { ToldFinding } from '../check/told-finding.ts'
import { runWords, type Ran } from '../testing/run-words.ts'

const clean = `---
title: The XMPP Newsletter July 2026
date: 2026-08-05
---

Welcome to the newsletter, covering July 2026.

## Events

- A meeting in a garden.
`
const flawed = clean.replace(
  '- A meeting in a garden.',
  '- A [meeting] (https://a.example/b) in a garden.\n- Lids for Github!.\n- See [the end](#the-end).',
)

/** Runs the real program in a process of its own. */
async function stanza(folder: string, ...words: readonly string[]): Promise<Ran> {
  const main = join(import.meta.dirname, '../main.ts')
  const env = { PATH: process.env['PATH'], DATA_DIR: folder }
  const child = spawn(process.execPath, [main, ...words], { env, cwd: folder })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text))
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)))
  return { code, stdout, stderr }
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const rulesIn = ({ stdout }: Ran): string[] => (JSON.parse(stdout) as ToldFinding[]).map(({ rule }) => rule)

it('tells place, severity, rule and what would mend it, one line each; 1 because of the errors', async () => {
  await using folder = temporaryFolder()
  write(folder.path, { 'good.md': clean, 'bad.md': flawed })
  const good = await runWords(folder.path, 'check', join(folder.path, 'good.md'))
  expect([good.code, good.stdout]).toEqual([0, ''])
  expect(good.stderr).toMatch(/^stanza: without --site these checks were not run: site-page-missing, .*\n$/)
  const bad = await stanza(folder.path, 'check', 'good.md', 'bad.md')
  expect(bad.code).toBe(1)
  expect(bad.stdout.split('\n').map((line) => line.replace(/^(\S+ \w+ [\w-]+): .*/, '$1'))).toEqual([
    'bad.md:10:5: error link-space-gap',
    'bad.md:11:12: info term-case',
    'bad.md:11:19: warning odd-punct',
    'bad.md:12:8: error anchor-missing',
    '',
  ])
  expect(bad.stdout).toContain('(--fix mends it)')
})

it('tells the same as JSON: an array, each finding with the same keys in the same order', async () => {
  await using folder = temporaryFolder()
  write(folder.path, { 'good.md': clean, 'bad.md': flawed })
  const good = await runWords(folder.path, 'check', '--format', 'json', join(folder.path, 'good.md'))
  expect(good.stdout).toBe('[]\n')
  const { code, stdout } = await stanza(folder.path, 'check', '--format', 'json', 'bad.md', 'good.md')
  expect(code).toBe(1)
  const [first, ...more] = JSON.parse(stdout) as ToldFinding[]
  expect(more).toHaveLength(3)
  expect(JSON.stringify(first)).toBe(
    JSON.stringify({
      file: 'bad.md',
      line: 10,
      column: 5,
      endLine: 10,
      endColumn: 36,
      rule: 'link-space-gap',
      severity: 'error',
      message: first?.message,
      fix: { safe: true, edits: [{ line: 10, column: 14, endLine: 10, endColumn: 15, text: '' }] },
    }),
  )
})

it('mends what is safe, says so, and leaves every other byte: BOM, CRLF, mode, a link to the file', async () => {
  await using folder = temporaryFolder()
  const odd = `\uFEFF${flawed.replaceAll('\n', '\r\n')}\r\nNo\u00A0break  \r\nand no last line end`
  write(folder.path, { 'real.md': odd, 'good.md': clean })
  chmodSync(join(folder.path, 'real.md'), 0o640)
  symlinkSync('real.md', join(folder.path, 'post.md'))
  const { code, stdout, stderr } = await stanza(folder.path, 'check', '--fix', 'post.md', 'good.md')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^post\.md:12:8: error anchor-missing: [^\n]*\n$/)
  expect(stderr).toContain('stanza: post.md: mended link-space-gap, term-case, odd-punct\n')
  const mended = odd.replace('[meeting] (', '[meeting](').replace('Github!.', 'GitHub!')
  expect(readFileSync(join(folder.path, 'real.md'), 'utf8')).toBe(mended)
  expect(statSync(join(folder.path, 'real.md')).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder.path).toSorted()).toEqual(['good.md', 'post.md', 'real.md'])
  const again = await runWords(folder.path, 'check', '--fix', join(folder.path, 'post.md'))
  expect(again.stderr).not.toContain('mended')
})

it('ends with 2 for what cannot be read or is no text, and checks the others all the same', async () => {
  await using folder = temporaryFolder()
  write(folder.path, { 'bad.md': flawed, 'nul.md': 'a\0b' })
  writeFileSync(join(folder.path, 'latin.md'), Buffer.from('fine\nCaf\xe9\n', 'latin1'))
  const { code, stdout, stderr } = await stanza(
    folder.path,
    'check',
    '--format',
    'json',
    'gone.md',
    'latin.md',
    'nul.md',
    '.',
    'bad.md',
  )
  expect(code).toBe(2)
  expect(new Set((JSON.parse(stdout) as ToldFinding[]).map(({ file }) => file))).toEqual(new Set(['bad.md']))
  expect(stderr).toMatch(
    /gone\.md: there is no such file[^]*latin\.md:2: .*not UTF-8[^]*nul\.md:1: [^]*\.: this is a folder/,
  )
})

it('with a site checks pictures, pages, the original and the issue before', async () => {
  await using folder = temporaryFolder()
  const posts = 'site/content/blog/newsletter'
  const entry = '- The round pot, version 0.2.0 has been released for all kinds of stoves.'
  write(folder.path, {
    'site/hugo.toml':
      'baseURL = "https://xmpp.org/"\n[permalinks]\nblog = "/:year/:month/:title/"\n[languages.en]\n[languages.de]\n',
    'site/static/images/pot.png': 'png',
    'site/content/about/_index.md': '---\ntitle: About\n---\n',
    [`${posts}/2026-07-05-newsletter.md`]: `${clean.replaceAll('July', 'June').replace('08-05', '07-05')}${entry}\n`,
    '2026-08-05-newsletter.md': `${clean}${entry}\n- See [pots](/about/), [this](/2026/08/the-xmpp-newsletter-july-2026/) and [lids](/gone/).\n\n{{< figure src="/images/pot.png" caption="A pot" >}}\n\n{{< figure src="/images/lid.png" caption="A lid" >}}\n`,
    '2026-08-05-newsletter.de.md':
      '---\ntitle: Der XMPP-Newsletter Juli 2026\ndate: 2026-08-05\n---\n\nWörter.\n',
  })
  const names = ['2026-08-05-newsletter.md', '2026-08-05-newsletter.de.md']
  const ran = await stanza(folder.path, 'check', '--site', 'site', '--format', 'json', ...names)
  expect(ran.stderr).toBe('')
  expect(rulesIn(ran).toSorted()).toEqual([
    'dup-previous-issue',
    'figure-missing-file',
    'site-page-missing',
    'trans-missing-figure',
    'trans-missing-figure',
  ])
})

it('takes the rules of the newsletter’s configuration', async () => {
  await using folder = temporaryFolder()
  write(folder.path, {
    'bad.md': flawed,
    'own.json':
      '{ "preset": "xmpp", "checks": { "rules": { "link-space-gap": "off", "anchor-missing": "info" } } }',
    'broken.json': '{ "preset": "xmpp",\n "checks": { "rules": { "link-space-gap": "loud" } } }',
  })
  const { code, stdout } = await runWords(
    folder.path,
    'check',
    '--config',
    join(folder.path, 'own.json'),
    join(folder.path, 'bad.md'),
  )
  expect(code).toBe(0)
  expect(stdout).not.toContain('link-space-gap')
  const broken = await runWords(folder.path, 'check', '--config', join(folder.path, 'broken.json'), 'bad.md')
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/broken\.json: line 2: /)])
})

it('does a thousand files, and tells how far it is', async () => {
  await using folder = temporaryFolder()
  const names = Array.from({ length: 1_000 }, (_, index) => `${index}.md`)
  write(folder.path, Object.fromEntries(names.map((name) => [name, flawed])))
  const { code, stdout, stderr } = await stanza(folder.path, 'check', '--format', 'json', ...names)
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toHaveLength(4_000)
  expect(stderr).toContain('\n1000 of 1000 files\n')
}, 60_000)

describeWithCorpus('over real posts', (corpus) => {
  it('mends copies of them, and then nothing safe is left', async () => {
    await using folder = temporaryFolder()
    const posts = corpus.filter((_, index) => index % 12 === 0)
    write(folder.path, Object.fromEntries(posts.map(({ name, markdown }) => [name, markdown])))
    const names = posts.map(({ name }) => name)
    const { code, stdout, stderr } = await stanza(folder.path, 'check', '--fix', '--format', 'json', ...names)
    expect([code, stderr]).toEqual([1, expect.stringContaining('mended')])
    const left = JSON.parse(stdout) as ToldFinding[]
    expect(left.length).toBeGreaterThan(5)
    expect(left.filter(({ fix }) => fix?.safe === true)).toEqual([])
  }, 60_000)
})
