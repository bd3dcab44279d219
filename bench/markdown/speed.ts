import { parse, render } from '@stanza/markdown'
import type { Node } from 'prosemirror-model'
import { editKinds } from './edit-kinds.ts'
import { randomFrom } from './random.ts'

/** Median CPU milliseconds of a few runs. */
function cpu(runs: number, work: () => unknown): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

/** CPU time for the longest post, ten times and a hundred times its size, and how it grows. */
export function measureSpeed(posts: ReadonlyMap<string, string>): void {
  const longest = [...posts.values()].reduce((long, text) => (text.length > long.length ? text : long), '')
  const body = longest.replace(/^---\n[\s\S]*?\n---\n/, '')
  const rows = [1, 10, 100].map((times) => ({
    times,
    ...timesOf(longest + `\n${body}`.repeat(times - 1), times),
  }))
  console.log('speed, median CPU ms        parse   render unchanged   after one edit   written anew')
  for (const { times, bytes, parsing, unchanged, edited, anew } of rows) {
    const cells = [parsing, unchanged, edited, anew].map((ms) => ms.toFixed(1).padStart(12)).join('')
    console.log(`  ${`${Math.round(bytes / 1024)} KiB (×${times})`.padEnd(20)}${cells}`)
  }
  const [one, , hundred] = rows
  // An unchanged export of the first size is too short for the clock.
  for (const key of ['parsing', 'edited', 'anew'] as const) {
    const exponent = Math.log10((hundred?.[key] ?? 1) / (one?.[key] ?? 1)) / 2
    console.log(`  growth exponent of ${key}: ${exponent.toFixed(2)}`)
  }
}

function timesOf(source: string, times: number) {
  const runs = times === 100 ? 3 : times === 10 ? 5 : 15
  const { document, matter } = parse(source)
  const edited = editKinds['one word']?.(document, randomFrom(3)) as Node
  return {
    bytes: Buffer.byteLength(source),
    parsing: cpu(runs, () => parse(source)),
    unchanged: cpu(runs, () => render(document, matter, source)),
    edited: cpu(runs, () => render(edited, matter, source)),
    anew: cpu(runs, () => render(document, matter)),
  }
}
