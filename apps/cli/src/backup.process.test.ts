import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { runWords } from './testing/run-words.ts'

it('backs up and restores by command, and names what stands in the way in one line', async () => {
  await using folder = temporaryFolder()
  const [data, file] = [join(folder.path, 'data'), join(folder.path, 'monday.backup')]
  const nothing = await runWords(data, 'backup', file)
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('no database to back up')])
  const path = join(folder.path, '2026-08-05-newsletter.md')
  writeFileSync(path, '---\ntitle: The XMPP Newsletter July 2026\ndate: 2026-08-05\n---\nWelcome.\n')
  await runWords(data, 'import', path)
  const made = await runWords(data, 'backup', file)
  expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('1 issues, 1 editions, 1 changes')])
  const wrong: (readonly string[])[] = [
    ['backup', file],
    ['backup', join(folder.path, 'no', 'such', 'folder')],
    ['backup'],
    ['restore', file],
    ['restore', join(folder.path, 'gone')],
    ['restore', path],
  ]
  for (const words of wrong) {
    const { code, stderr } = await runWords(data, ...words)
    expect([words, code, stderr]).toEqual([words, 2, expect.stringMatching(/^stanza: [^\n]+\n$/)])
  }
  const restored = await runWords(data, 'restore', file, '--replace')
  expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining('is kept in')])
  expect((await runWords(data, 'export', '2026-08-05')).stdout).toContain('Welcome.')
})
