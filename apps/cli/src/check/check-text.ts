import { checkFile, fixSafely, type CheckFileOptions } from '@stanza/checks'
import { parse, render } from '@stanza/markdown'
import type { Finding } from '@stanza/schema'
import { tellable, tellableReport, type ToldFinding } from './told-finding.ts'

/** What is wrong in a file's text, in its order: what the checks find, what the reader and the exporter report. */
export function checkText(file: string, text: string, options: CheckFileOptions): ToldFinding[] {
  const found = tellable(file, text, checkFile(text, options))
  const malformed = new Set(
    found.filter(({ rule }) => rule === 'shortcode-malformed').map(({ line }) => line),
  )
  const reported = reports(text)
    .filter(({ rule, line }) => rule !== 'broken-shortcode' || !malformed.has(line ?? 1))
    .map((finding) => tellableReport(file, finding))
  return [...found, ...reported].toSorted((a, b) => a.line - b.line || a.column - b.column)
}

/** The text with everything fixed that is safe to fix, and how often each rule did. */
export function fixText(
  text: string,
  options: CheckFileOptions,
): { readonly text: string; readonly fixed: ReadonlyMap<string, number> } {
  const { markdown, fixed } = fixSafely(text, (one) => checkFile(one, options))
  const counts = new Map<string, number>()
  for (const rule of fixed) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return { text: markdown, fixed: counts }
}

/** What the parser reports, and what the exporter would report when the text is exported as it is. */
function reports(source: string): Finding[] {
  const { document, matter, findings } = parse(source)
  const seen = new Set<string>()
  return [...findings, ...render(document, matter, source).findings].filter((finding) => {
    const key = JSON.stringify([finding.rule, finding.line, finding.column, finding.message])
    return !seen.has(key) && seen.add(key)
  })
}
