import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hasHugo } from '@stanza/testkit'
import { measureEdits } from './markdown/edits.ts'
import { measureFidelity } from './markdown/fidelity.ts'
import { measureHostile } from './markdown/hostile.ts'
import { measureSpeed } from './markdown/speed.ts'

// Prints what the Markdown contract promises, measured: bytes, meaning (Hugo is the judge), diffs of edits, hostile texts, speed.

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '../shared/data/posts' },
    edits: { type: 'string', default: '2400' },
    hostile: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
})

/** Every Markdown file below a folder, by its path from there. */
function readPosts(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const posts = readPosts(values.posts)
const seed = Number(values.seed)
if (posts.size === 0) throw new Error(`no Markdown files in ${values.posts}; name a folder with --posts`)
if (!hasHugo()) console.log('SKIPPED: everything that Hugo would judge: there is no hugo on this machine')
console.log(`${posts.size} files of ${values.posts}, seed ${seed}\n`)
await measureFidelity(posts, hasHugo())
await measureEdits(posts, Number(values.edits), seed, hasHugo())
await measureHostile(Number(values.hostile), seed, hasHugo())
measureSpeed(posts)
