import { checkDocument, checkFile, type DocumentFinding } from '@stanza/checks'
import type { Finding, Newsletter } from '@stanza/schema'
import { ignoredAt, type Ignored } from '@stanza/review'
import type { EditionContent } from './read-edition.ts'

interface CheckedEdition {
  readonly newsletter: Newsletter
  readonly fileName: string
  readonly language: string
  readonly markdown: string
  readonly content: Pick<EditionContent, 'document' | 'matter'>
}

/**
 * What the checks say of an export: those of the file, as the command line says them, each with the block it stands in and
 * without those that people decided to ignore there. File and document are checked by the same rules; the document knows
 * the blocks, the file the lines, and the sentence tells which is which.
 */
export function checkedFindings(
  { newsletter, fileName, language, markdown, content }: CheckedEdition,
  decided: readonly Ignored[],
): { readonly findings: readonly Finding[]; readonly ignored: number } {
  const places = new Map<string, DocumentFinding[]>()
  for (const finding of checkDocument(content.document, content.matter, { newsletter, language })) {
    const key = keyOf(finding)
    places.set(key, [...(places.get(key) ?? []), finding])
  }
  const findings: Finding[] = []
  let ignored = 0
  for (const { rule, severity, message, line, column, endLine, endColumn } of checkFile(markdown, {
    newsletter,
    fileName,
  })) {
    const place = places.get(keyOf({ rule, message }))?.shift()
    if (place && ignoredAt(decided, place)) ignored += 1
    else {
      const block = place?.block ?? undefined
      findings.push({
        rule,
        severity,
        message,
        line,
        column,
        endLine,
        endColumn,
        ...(block ? { block } : {}),
      })
    }
  }
  return { findings, ignored }
}

const keyOf = ({ rule, message }: Pick<Finding, 'rule' | 'message'>): string => `${rule} ${message}`
