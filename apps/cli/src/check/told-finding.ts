import { lineIndex, type FileFinding } from '@stanza/checks'
import type { Finding } from '@stanza/schema'

/** An edit of a fix: what stands from line and column to endLine and endColumn becomes `text`. */
interface ToldEdit {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly text: string
}

/**
 * A finding in the stable JSON form: every key is always there, in this order. Lines and columns count from 1, columns in
 * UTF-16 units; the end is exclusive; a finding about the file as a whole stands at its beginning.
 */
export interface ToldFinding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly severity: Finding['severity']
  readonly message: string
  /** `safe`: `--fix` does it. Else it is a suggestion that a person has to judge. */
  readonly fix: { readonly safe: boolean; readonly edits: readonly ToldEdit[] } | null
}

/** Findings of the checks, in the form that is told. */
export function tellable(file: string, text: string, findings: readonly FileFinding[]): ToldFinding[] {
  const position = lineIndex(text)
  return findings.map((finding) => ({
    file,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    fix:
      finding.fix === null
        ? null
        : {
            safe: finding.fix.safe,
            edits: finding.fix.edits.map(({ from, to, insert }) => {
              const [start, end] = [position(from), position(to)]
              return { ...start, endLine: end.line, endColumn: end.column, text: insert }
            }),
          },
  }))
}

/** What the Markdown reader or the exporter reports, in the same form. */
export function tellableReport(file: string, finding: Finding): ToldFinding {
  const line = finding.line ?? 1
  const column = finding.column ?? 1
  return {
    file,
    line,
    column,
    endLine: finding.endLine ?? line,
    endColumn: finding.endColumn ?? column,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    fix: null,
  }
}

/** One line for people: `post.md:3:5: error link-space-gap: message (--fix mends it)`. */
export function told({ file, line, column, severity, rule, message, fix }: ToldFinding): string {
  return `${file}:${line}:${column}: ${severity} ${rule}: ${message}${fixInWords(fix)}\n`
}

function fixInWords(fix: ToldFinding['fix']): string {
  if (fix === null) return ''
  if (fix.safe) return ' (--fix mends it)'
  const [edit, ...more] = fix.edits
  if (edit === undefined || more.length > 0 || /^\s*$|\n/.test(edit.text)) return ' (a change is suggested)'
  return ` (suggested: ${edit.text.length > 60 ? `${edit.text.slice(0, 60)}…` : edit.text})`
}
