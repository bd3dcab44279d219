import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse, render } from '@stanza/markdown'
import { draftIssue, matterValue, monthsInTitle, postFileName, readPostFileName } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'

// `npm run bench:month`: the draft made from a published post (and from the two before) against the post that was really
// published next. Two posts are neighbours when at most this many days lie between them: the folder may have gaps.
const neighbourDays = 45
const aims = { right: 95, kept: 97 } as const
// Share of words in common from which a line counts as the same line said otherwise.
const rewordedFrom = 0.6

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '../shared/data/posts' },
    since: { type: 'string', default: '2024-01-01' },
    language: { type: 'string', default: xmpp.defaultLanguage },
    lines: { type: 'boolean', default: false },
  },
})

interface PublishedPost {
  readonly name: string
  readonly date: string
  readonly markdown: string
}

if (!existsSync(values.posts)) {
  console.error(`bench:month: no folder ${values.posts}; name one with --posts DIR`)
  process.exit(2)
}
const posts = readdirSync(values.posts)
  .flatMap((name): PublishedPost[] => {
    const read = readPostFileName(name)
    if (
      read === null ||
      read.date < values.since ||
      (read.language ?? xmpp.defaultLanguage) !== values.language
    )
      return []
    return [{ name, date: read.date, markdown: readFileSync(join(values.posts, name), 'utf8') }]
  })
  .toSorted((one, other) => (one.date < other.date ? -1 : 1))

/** Lines with something on them, without the spaces at their end. */
const linesOf = (markdown: string): string[] =>
  markdown
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')

const wordsOf = (line: string): Set<string> => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu))

function alike(line: string, others: readonly string[]): boolean {
  const words = wordsOf(line)
  return others.some((other) => {
    const theirs = wordsOf(other)
    return (
      [...words].filter((word) => theirs.has(word)).length >=
      rewordedFrom * Math.max(words.size, theirs.size, 1)
    )
  })
}

/** The months that the text before the first heading names first. */
function monthsInIntroduction(markdown: string): string {
  const introduction = (markdown.split(/^#/m)[0] ?? '').split(/^---$/m)[2] ?? ''
  const named = introduction.split('\n').map((line) => monthsInTitle(xmpp, values.language, line))
  return named.find((months) => months !== null)?.join() ?? 'none'
}

function draftOf(previous: readonly PublishedPost[], next: PublishedPost): string {
  const read = previous.map((post) => ({ ...parse(post.markdown), date: post.date }))
  const made = draftIssue(xmpp, values.language, read, next.date)
  return render(made.document, made.matter, previous.at(-1)?.markdown).markdown
}

interface Result {
  readonly drafted: number
  readonly right: number
  readonly reworded: number
  readonly common: number
  readonly kept: number
  readonly names: boolean
}

function measure(previous: readonly PublishedPost[], next: PublishedPost): Result {
  const markdown = draftOf(previous, next)
  const [drafted, published, old] = [markdown, next.markdown, previous.at(-1)?.markdown ?? ''].map(
    linesOf,
  ) as [string[], string[], string[]]
  const [inDraft, inNext] = [new Set(drafted), new Set(published)]
  const wrong = drafted.filter((line) => !inNext.has(line))
  const common = old.filter((line) => inNext.has(line))
  const lost = common.filter((line) => !inDraft.has(line))
  const reworded = wrong.filter((line) => alike(line, published))
  const titles = [markdown, next.markdown].map((text) => matterValue(parse(text).matter, 'title'))
  const names =
    titles[0] === titles[1] &&
    monthsInIntroduction(markdown) === monthsInIntroduction(next.markdown) &&
    postFileName(xmpp, next.date, values.language) === next.name
  const result = {
    drafted: drafted.length,
    right: drafted.length - wrong.length,
    reworded: reworded.length,
    common: common.length,
    kept: common.length - lost.length,
    names,
  }
  print([...previous.map(({ date }) => date), `→ ${next.date}`].join(' '), result)
  if (values.lines) {
    for (const line of wrong)
      console.log(`    ${reworded.includes(line) ? 'reworded' : 'not there'} │ ${line.slice(0, 140)}`)
    for (const line of lost) console.log(`    lost      │ ${line.slice(0, 140)}`)
  }
  return result
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)} %`

function print(label: string, { drafted, right, reworded, common, kept, names }: Result): void {
  const figures = [
    `next has ${percent(right, drafted)} of ${String(drafted).padStart(4)}`,
    `or reworded ${percent(right + reworded, drafted)}`,
    `keeps ${percent(kept, common)} of ${String(common).padStart(4)}`,
    `months and names ${names ? 'right' : 'WRONG'}`,
  ]
  console.log(`${label.padEnd(36)} ${figures.join('   ')}`)
}

for (const count of [1, 2]) {
  console.log(`\nfrom ${count === 1 ? 'the post before' : 'the two posts before'}`)
  const results = posts.flatMap((next, at) => {
    const previous = posts.slice(Math.max(0, at - count), at)
    const chain = [...previous, next]
    const near = chain.every((post, index) => {
      const before = chain[index - 1]
      return (
        before === undefined || Date.parse(post.date) - Date.parse(before.date) <= neighbourDays * 86_400_000
      )
    })
    return previous.length === count && near ? [measure(previous, next)] : []
  })
  const sum = (key: 'drafted' | 'right' | 'reworded' | 'common' | 'kept'): number =>
    results.reduce((total, result) => total + result[key], 0)
  const total: Result = {
    drafted: sum('drafted'),
    right: sum('right'),
    reworded: sum('reworded'),
    common: sum('common'),
    kept: sum('kept'),
    names: results.every(({ names }) => names),
  }
  print(`all ${results.length} (aims ${aims.right} %, ${aims.kept} %, all right)`, total)
}
