import {
  applyFixes,
  checkFile,
  languageOfFile,
  type CheckFileOptions,
  type FileFinding,
} from '@stanza/checks'
import type { Around, Flaw } from './checks/flaw.ts'
import { flaws } from './checks/flaws.ts'

/** So many places of a kind in a post: enough to meet many forms, few enough for a minute. */
const perPost = 2
const perLanguage = 24

interface Tally {
  made: number
  found: number
  mended: number
  offered: number
  readonly lost: string[]
}

/**
 * Puts each kind of flaw into posts at places that a seed draws, where nothing is wrong, and counts how many are found, at
 * the line where they are, and how many fixes give back the text as it was. The posts' own flaws play no part.
 */
export function injectFlaws(
  texts: ReadonlyMap<string, string>,
  options: Omit<CheckFileOptions, 'fileName' | 'site'>,
  { seed, list }: { readonly seed: number; readonly list: boolean },
): void {
  const tallies = new Map<string, Tally>()
  const chance = chanceOf(seed)
  const before = new Map(
    [...texts].map(([fileName, text]) => [fileName, checkFile(text, { ...options, fileName })]),
  )
  for (const kind of flaws) {
    const tally = tallies.get(kind.rule) ?? { made: 0, found: 0, mended: 0, offered: 0, lost: [] }
    tallies.set(kind.rule, tally)
    const left = new Map<string, number>()
    for (const [fileName, text] of shuffled([...texts], chance)) {
      const language = languageOfFile(fileName, 'en')
      if (kind.languages !== null && !kind.languages.includes(language)) continue
      if (kind.translated && language === 'en') continue
      for (const place of drawn(kind, text, before.get(fileName)!, chance)) {
        const made = left.get(language) ?? 0
        if (made >= perLanguage) break
        const flawed = put(kind, text, place, { language, chance })
        if (flawed === null) continue
        left.set(language, made + 1)
        judge(
          kind,
          { fileName, text, flawed, line: lineAt(text, place.index!) },
          before.get(fileName)!,
          options,
          tally,
        )
      }
    }
  }
  console.log('flaws put in             made found  mended as it was')
  for (const [rule, { made, found, mended, offered, lost }] of [...tallies].toSorted(([a], [b]) =>
    a.localeCompare(b),
  )) {
    console.log(
      `${rule.padEnd(26)} ${String(made).padStart(4)} ${String(found).padStart(5)}  ${offered === 0 ? '' : `${mended} of ${offered}`}`,
    )
    if (list) for (const one of lost) console.log(`  - ${one}`)
  }
  const sum = (pick: (one: Tally) => number): number =>
    [...tallies.values()].reduce((all, one) => all + pick(one), 0)
  const [made, found] = [sum((one) => one.made), sum((one) => one.found)]
  console.log(
    `put in with seed ${seed}: ${made} flaws of ${tallies.size} rules, found ${found} (${((100 * found) / made).toFixed(1)} %); fixes that give back the text: ${sum((one) => one.mended)} of ${sum((one) => one.offered)}`,
  )
}

function judge(
  kind: Flaw,
  post: { readonly fileName: string; readonly text: string; readonly flawed: string; readonly line: number },
  before: readonly FileFinding[],
  options: Omit<CheckFileOptions, 'fileName' | 'site'>,
  tally: Tally,
): void {
  const line = post.line + kind.lineShift
  const known = before.filter(({ rule }) => rule === kind.rule).length
  const findings = checkFile(post.flawed, { ...options, fileName: post.fileName }).filter(
    ({ rule }) => rule === kind.rule,
  )
  const own = findings.find((one) => kind.anywhere || (one.line <= line && line <= one.endLine))
  tally.made += 1
  if (own === undefined || findings.length <= known) {
    const lines = post.flawed
      .split('\n')
      .slice(line - 1, line + 1)
      .join(' ⏎ ')
    tally.lost.push(`${post.fileName}:${line} ${lines.slice(0, 150)}`)
    return
  }
  tally.found += 1
  if (!kind.restores || own.fix === null) return
  tally.offered += 1
  const mended = applyFixes(post.flawed, [own])
  if (mended === post.text) tally.mended += 1
  else
    tally.lost.push(
      `${post.fileName}:${line} mended otherwise: ${mended.split('\n')[line - 1]?.slice(0, 150)}`,
    )
}

/** Places of a kind, none on a line where something is wrong already, none in code. */
function drawn(
  kind: Flaw,
  text: string,
  findings: readonly FileFinding[],
  chance: Around['chance'],
): RegExpMatchArray[] {
  const wrong = new Set(findings.flatMap(({ line, endLine }) => [line - 1, line, endLine, endLine + 1]))
  const flags = kind.at.flags.includes('g') ? kind.at.flags : `${kind.at.flags}g`
  const places = [...text.matchAll(new RegExp(kind.at.source, flags))].filter(
    (match) => !wrong.has(lineAt(text, match.index)),
  )
  return shuffled(places, chance).slice(0, perPost)
}

function put(kind: Flaw, text: string, place: RegExpMatchArray, around: Around): string | null {
  const made = kind.make(place[0], around, place.slice(1))
  const at = place.index!
  return made === place[0] ? null : text.slice(0, at) + made + text.slice(at + place[0].length)
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

function shuffled<One>(list: readonly One[], chance: Around['chance']): One[] {
  return list
    .map((one) => ({ one, key: chance(1_000_000) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

/** Numbers from a seed (mulberry32): the same flaws in the same places, run after run. */
function chanceOf(seed: number): Around['chance'] {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
