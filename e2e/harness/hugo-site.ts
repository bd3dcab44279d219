import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { findSystemProgram } from '../../tools/system-programs.ts'

/** What a site serves, by path: `blog/newsletter/2031-06-05-newsletter/index.html`. */
export type Site = (path: string) => Buffer

/** Hugo of this machine, or null. */
export const hugo = findSystemProgram('hugo')

/**
 * Lays exported files into a small site of our own, as their paths say, and has the real Hugo build it.
 * @throws Error with what Hugo printed when it refuses.
 */
export async function buildSite(
  files: ReadonlyMap<string, Buffer>,
  look: (site: Site) => void,
): Promise<void> {
  if (hugo === null) throw new Error('there is no Hugo here')
  await using folder = temporaryFolder()
  cpSync(join(import.meta.dirname, '../fixtures/site'), folder.path, { recursive: true })
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true })
    writeFileSync(join(folder.path, path), content)
  }
  // The post is dated in the future, and must not be left out for it.
  const { status, stdout, stderr } = spawnSync(
    hugo,
    ['--buildFuture', '--config', 'hugo.toml', '--panicOnWarning'],
    {
      cwd: folder.path,
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`hugo refused the export:\n${stdout}\n${stderr}`)
  look((path) => readFileSync(join(folder.path, 'public', path)))
}
