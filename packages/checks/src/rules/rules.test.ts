import { parse } from '@stanza/markdown'
import type { Newsletter } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../document/check-document.ts'
import { applyFixes } from '../file/apply-fixes.ts'
import { checkFile } from '../file/check-file.ts'
import { documentChecks } from '../registry.ts'
import { rightAsItIs } from './right-as-it-is.examples.ts'
import { examples, type Example } from './rules.examples.ts'

const front = (matter: string): string => `---\n${matter}\n---\n\n`
const issue = 'title: The Paper July 2026\ndate: 2026-08-05'

/** `⟦…⟧` marks the place of the finding; `⟦⟧` alone stands for "anywhere". */
function read(example: Pick<Example, 'text' | 'matter'>): { text: string; from: number; to: number } {
  const marked = (example.matter === null ? '' : front(example.matter ?? issue)) + example.text + '\n'
  const from = marked.indexOf('⟦')
  const to = marked.indexOf('⟧') - 1
  return { text: marked.replace('⟦', '').replace('⟧', ''), from, to }
}

type Options = Pick<Example, 'fileName' | 'checks'>

const newsletterWith = (checks: Example['checks']): Newsletter => ({
  ...xmpp,
  checks: { ...xmpp.checks, ...checks },
})

function check(
  text: string,
  language: string,
  rule: string,
  { fileName = `2026-08-05-newsletter${language === 'en' ? '' : `.${language}`}.md`, checks }: Options,
) {
  return checkFile(text, { newsletter: newsletterWith(checks), fileName }).filter(
    (finding) => finding.rule === rule,
  )
}

const offsetOf = (text: string, line: number, column: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0) +
  column -
  1

/** Every example proves every law: found once, at its place, in the file and in the document; the fix leaves nothing to find. */
function holds(rule: string, example: Example): void {
  const { text, from, to } = read(example)
  const language = example.language ?? 'en'
  const found = check(text, language, rule, example)
  expect(found.map((finding) => finding.message)).toHaveLength(1)
  const [finding] = found
  if (from >= 0 && to > from)
    expect([
      offsetOf(text, finding!.line, finding!.column),
      offsetOf(text, finding!.endLine, finding!.endColumn),
    ]).toEqual([from, to])
  if (example.fixed !== undefined) {
    const fixed = applyFixes(text, found)
    expect(fixed).toBe(
      read({ text: example.fixed, matter: example.fixedMatter ?? example.matter ?? issue }).text,
    )
    expect(check(fixed, language, rule, example)).toEqual([])
  } else expect(finding!.fix?.safe ?? false).toBe(false)
  if (example.fileOnly === true) return
  const post = parse(text)
  const inDocument = checkDocument(post.document, post.matter, {
    newsletter: newsletterWith(example.checks),
    language,
  }).filter((one) => one.rule === rule)
  expect(inDocument.map((one) => one.message)).toEqual(found.map((one) => one.message))
}

describe('a check', () => {
  for (const [rule, list] of Object.entries(examples)) {
    for (const example of list)
      it(`${rule} finds ${JSON.stringify(example.text.slice(0, 70))}`, () => holds(rule, example))
  }
})

describe('what is right as it is', () => {
  for (const [rule, texts] of Object.entries(rightAsItIs)) {
    for (const example of texts) {
      it(`${rule} leaves ${JSON.stringify(example.text.slice(0, 70))} alone`, () => {
        const { text } = read(example)
        expect(
          check(text, example.language ?? 'en', rule, example).map((finding) => finding.message),
        ).toEqual([])
      })
    }
  }
})

it('every check has an example', () => {
  expect(documentChecks.map((one) => one.id).filter((id) => examples[id] === undefined)).toEqual([])
})

it('every id is given once', () => {
  expect(new Set(documentChecks.map((one) => one.id)).size).toBe(documentChecks.length)
})
