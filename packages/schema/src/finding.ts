/** How sure and how bad: an `error` is broken or wrong for the reader and blocks a final export. Source: checks.md. */
export type Severity = 'error' | 'warning' | 'info'

/** What a check, the parser or the exporter reports about a text. */
export interface Finding {
  /** Stable id of the rule, `link-space-gap`. */
  readonly rule: string
  readonly severity: Severity
  /** One sentence: what is wrong for the reader. */
  readonly message: string
  /** Place in the Markdown, 1-based; columns count UTF-16 units. Absent where the finding has no place in a file. */
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
  /** Id of the block in the document, where it has one. */
  readonly block?: string
}
