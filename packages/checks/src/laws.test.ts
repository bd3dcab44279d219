import fc from 'fast-check'
import { parse, render } from '@stanza/markdown'
import type { Newsletter } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { commonmarkExamples, documents, hostileDocuments, hostileText } from '@stanza/testkit'
import { describe, expect, it } from 'vitest'
import { checkDocument } from './document/check-document.ts'
import { applyFixes, fixSafely } from './file/apply-fixes.ts'
import { checkFile } from './file/check-file.ts'
import { rules } from './registry.ts'

/** The preset with every rule on that is off by itself. */
const strict: Newsletter = {
  ...xmpp,
  checks: {
    ...xmpp.checks,
    rules: Object.fromEntries(rules.filter((rule) => rule.off === true).map((rule) => [rule.id, 'on'])),
    longestItem: 10,
    languageTags: { tags: ['EN', 'DE'], spaced: true },
  },
}
const languages = ['en', 'de', 'fr', 'it', 'es', 'pt-br']
const fileNameIn = (language: string): string =>
  `2026-08-05-newsletter${language === 'en' ? '' : `.${language}`}.md`
const front = '---\ntitle: "The Paper July 2026"\ndate: 2026-08-05\naliases: [old, /b]\n---\n\n'

/** Errors that the reader has with a text: what a fix must not add to. */
const faults = (text: string): string[] =>
  parse(text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)

function holds(text: string, language: string): void {
  const check = (one: string) => checkFile(one, { newsletter: strict, fileName: fileNameIn(language) })
  const found = check(text)
  const lines = text.split('\n')
  for (const { line, column, endLine, endColumn, rule, fix } of found) {
    const inside = line >= 1 && column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1
    const ends = endColumn >= 1 && endColumn <= (lines[endLine - 1]?.length ?? -1) + 1
    expect([rule, inside, ends, line < endLine || (line === endLine && column <= endColumn)]).toEqual([
      rule,
      true,
      true,
      true,
    ])
    for (const edit of fix?.edits ?? [])
      expect([rule, 0 <= edit.from, edit.from <= edit.to, edit.to <= text.length]).toEqual([
        rule,
        true,
        true,
        true,
      ])
  }
  const before = faults(text)
  for (const finding of found)
    if (finding.fix !== null)
      expect([finding.rule, faults(applyFixes(text, [finding])).length <= before.length]).toEqual([
        finding.rule,
        true,
      ])
  const fixed = fixSafely(text, check).markdown
  expect(faults(fixed).length).toBeLessThanOrEqual(before.length)
  expect(check(fixed).filter(({ fix }) => fix?.safe === true)).toEqual([])
}

const anyLanguage = fc.constantFrom(...languages)

describe('over every rule, in every language', () => {
  it('holds for the examples of CommonMark', () => {
    for (const { number, markdown } of commonmarkExamples()) {
      const language = languages[number % languages.length]!
      holds((number % 3 === 0 ? front : '') + markdown, language)
    }
  })

  it('holds for hostile text', () => {
    const text = fc.array(hostileText, { maxLength: 12 }).map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(text, fc.boolean(), anyLanguage, (body, matter, language) => {
        holds((matter ? front : '') + body, language)
      }),
      { numRuns: 300 },
    )
  })

  it('holds for what a hostile document is written as', () => {
    fc.assert(
      fc.property(hostileDocuments, anyLanguage, (document, language) => {
        holds(render(document, { entries: [] }).markdown, language)
      }),
      { numRuns: 60 },
    )
  })

  it('takes any document, and tells places that it has', () => {
    fc.assert(
      fc.property(fc.oneof(documents(), hostileDocuments), anyLanguage, (document, language) => {
        for (const { rule, from, to } of checkDocument(
          document,
          { entries: [] },
          { newsletter: strict, language },
        )) {
          if (from === null || to === null) continue
          expect([rule, 0 <= from, from <= to, to <= document.content.size]).toEqual([rule, true, true, true])
        }
      }),
      { numRuns: 100 },
    )
  })
})
