import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFile, houseOf, rules, type FileFinding } from '@stanza/checks'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { readHugoSite } from '../apps/cli/src/site/hugo-site.ts'
import { neighbours } from '../apps/cli/src/site/neighbours.ts'
import { judgeFixes } from './checks-fixes.ts'
import { injectFlaws } from './checks-injected.ts'
import { hostile } from './checks-hostile.ts'
import { comparePeers } from './checks-peers.ts'
import { readAgain } from './checks-read.ts'
import { measureSpeed } from './checks-speed.ts'

// --list all (or rule ids) prints each finding that no label backs and each label that was not found; --hostile reads 100 KB of every trap.
// --injected SEED puts flaws into the posts and counts those that are found; with --list it prints the others.

/** A row of the labels: what somebody who read the posts wrote down. */
interface Label {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly excerpt: string
  readonly verdict: 'defect' | 'ok'
  readonly visible: 0 | 1 | 2
  readonly fix: string | null
}

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '../shared/data/posts' },
    labels: { type: 'string', default: '../shared/data/findings.json' },
    site: { type: 'string' },
    list: { type: 'string' },
    hostile: { type: 'boolean', default: false },
    injected: { type: 'string' },
  },
})
const options = { newsletter: xmpp }
const labels = JSON.parse(readFileSync(values.labels, 'utf8')) as Label[]
const fileNames = readdirSync(values.posts)
  .filter((name) => name.endsWith('.md'))
  .toSorted()
const texts = new Map(fileNames.map((name) => [name, readFileSync(join(values.posts, name), 'utf8')]))
const site = values.site === undefined ? null : readHugoSite(values.site, houseOf(xmpp).madePaths)
const around = neighbours(xmpp, values.posts, site)

/** Rules that say something about the file, not about a line of it: the labels give them line 1. */
const fileRules = new Set([
  'trans-missing-figure',
  'trans-missing-heading',
  'trans-missing-link',
  'file-name',
  'file-name-pair',
])
/** Of these only a sample was labelled: an unlabelled finding says nothing about them. */
const sampled = new Set(['link-absolute-site'])
/** One flaw may be found by either rule of a pair. */
const alike = new Map([
  ['file-name-pair', 'file-name'],
  ['fm-missing', 'fm-missing-summary'],
])
const needNeighbours = new Set(rules.filter((rule) => rule.scope === 'neighbours').map((rule) => rule.id))

const listed = (rule: string): boolean =>
  values.list === 'all' || values.list?.split(',').includes(rule) === true

interface Row {
  hit: number
  wrong: FileFinding[]
  missed: Label[]
  unlabelled: number
}
const rows = new Map<string, Row>()
const rowOf = (rule: string): Row => {
  let row = rows.get(rule)
  if (row === undefined) rows.set(rule, (row = { hit: 0, wrong: [], missed: [], unlabelled: 0 }))
  return row
}
const visibleOf = new Map(labels.map((label) => [label.rule, label.visible]))
const hits: Label[] = []
const missed: Label[] = []
const wrong: { readonly file: string; readonly finding: FileFinding }[] = []

for (const file of fileNames) {
  const findings = checkFile(texts.get(file)!, { ...options, fileName: file, site: around(file) }).filter(
    (finding) => rules.find((rule) => rule.id === finding.rule)?.off !== true,
  )
  const open = labels.filter((label) => label.file === file && label.verdict === 'defect')
  const taken = new Set<Label>()
  const matches = (finding: FileFinding, slack: number): Label | undefined => {
    const rule = alike.get(finding.rule) ?? finding.rule
    const near = open.filter(
      (label) =>
        label.rule === rule &&
        (fileRules.has(rule) ||
          Math.abs(label.line - finding.line) <= slack ||
          (label.line >= finding.line && label.line <= finding.endLine)),
    )
    return near.find((label) => !taken.has(label)) ?? near[0]
  }
  for (const finding of findings) {
    const label = matches(finding, 0) ?? matches(finding, 1)
    const row = rowOf(alike.get(finding.rule) ?? finding.rule)
    if (label !== undefined) {
      if (!taken.has(label)) {
        row.hit += 1
        hits.push(label)
      }
      taken.add(label)
    } else if (
      sampled.has(finding.rule) &&
      !labels.some(
        (other) => other.file === file && other.line === finding.line && other.rule === finding.rule,
      )
    )
      row.unlabelled += 1
    else {
      row.wrong.push(finding)
      wrong.push({ file, finding })
      if (listed(finding.rule)) {
        const line = texts.get(file)!.split('\n')[finding.line - 1]!
        const near = line.slice(Math.max(0, finding.column - 40), finding.column + 60)
        console.log(
          `  + ${file}:${finding.line}:${finding.column} ${finding.rule} ${finding.message} | ${near}`,
        )
      }
    }
  }
  for (const label of open) {
    if (taken.has(label)) continue
    rowOf(label.rule).missed.push(label)
    missed.push(label)
    if (listed(label.rule)) console.log(`  - ${file}:${label.line} ${label.rule} ${label.excerpt}`)
  }
}

console.log('rule                       true false missed  note')
for (const [rule, row] of [...rows].toSorted(
  ([a], [b]) => (visibleOf.get(b) ?? 0) - (visibleOf.get(a) ?? 0) || a.localeCompare(b),
)) {
  console.log(
    `${rule.padEnd(26)} ${String(row.hit).padStart(4)} ${String(row.wrong.length).padStart(5)} ${String(row.missed.length).padStart(6)}  ${row.unlabelled > 0 ? `${row.unlabelled} not labelled` : ''}`,
  )
}

const share = (part: number, whole: number): string =>
  `${part}/${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)} %)`
const off = new Set(rules.filter((rule) => rule.off === true).map((rule) => rule.id))
function total(name: string, rule: (id: string) => boolean, label: (one: Label) => boolean): void {
  const right = hits.filter((one) => rule(one.rule) && label(one)).length
  const lost = missed.filter((one) => rule(one.rule) && label(one)).length
  const mistaken = wrong.filter(
    (one) =>
      rule(alike.get(one.finding.rule) ?? one.finding.rule) &&
      label({ visible: visibleOf.get(alike.get(one.finding.rule) ?? one.finding.rule) ?? 1 } as Label),
  ).length
  console.log(
    `${name.padEnd(44)} precision ${share(right, right + mistaken)}  recall ${share(right, right + lost)}`,
  )
}
console.log()
total(
  'broken (visible 2), document alone',
  (id) => !needNeighbours.has(id),
  (one) => one.visible === 2,
)
total(
  'broken (visible 2), with neighbours',
  (id) => !off.has(id),
  (one) => one.visible === 2,
)
total(
  'all rules that are shipped on',
  (id) => !off.has(id),
  () => true,
)
total(
  'all but typo (its dictionary comes later)',
  (id) => !off.has(id) && id !== 'typo',
  () => true,
)
total(
  'all, hints for the side-by-side view counted',
  () => true,
  () => true,
)

const verdicts = wrong.map(({ file, finding }) =>
  readAgain.find((one) => one.file === file && one.line === finding.line && one.rule === finding.rule),
)
const right = verdicts.filter((verdict) => verdict?.right === true).length
console.log(
  `of the ${wrong.length} that no label backs, read again: ${right} right, ${verdicts.filter((verdict) => verdict?.right === false).length} wrong, ${verdicts.filter((verdict) => verdict === undefined).length} not read; precision then ${share(hits.length + right, hits.length + wrong.length)}`,
)

console.log()
judgeFixes(texts, labels, options)
console.log()
measureSpeed(texts, options)
console.log()
await comparePeers(texts, labels, options)
if (values.injected !== undefined)
  injectFlaws(texts, options, { seed: Number(values.injected), list: values.list !== undefined })
if (values.hostile && hostile() > 0) process.exitCode = 1
