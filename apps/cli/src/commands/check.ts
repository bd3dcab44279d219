import { parse, render } from '@stanza/markdown'
import type { Finding } from '@stanza/schema'
import { decodePost } from '@stanza/server'
import { type Command, readWords } from '../command.ts'
import { readInput } from '../read-input.ts'
import { type ExitCode, tell, UsageError } from '../terminal.ts'

/** A finding in the stable JSON form: every key is always there. */
interface ToldFinding {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly endLine: number | null
  readonly endColumn: number | null
  readonly rule: string
  readonly severity: Finding['severity']
  readonly message: string
  readonly fix: null
}

export const check: Command = {
  name: 'check',
  usage: '[--format text|json] FILE…',
  summary: 'Tell what is wrong in Markdown files; 1 if any of it is an error',
  run: async (words, terminal) => {
    const { values, positionals: files } = readWords(words, { format: { type: 'string', default: 'text' } })
    if (files.length === 0) throw new UsageError('name at least one file')
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError('the format is text or json')
    let unreadable = false
    const found: ToldFinding[] = []
    for (const name of files) {
      const decoded = decodePost(name, await readInput(name))
      if ('refusal' in decoded) {
        tell(terminal, `${name}:${decoded.line}: ${decoded.refusal.message}`)
        unreadable = true
      } else found.push(...findingsIn(decoded.source).map((finding) => toTold(name, finding)))
    }
    terminal.stdout.write(
      values.format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : found.map(line).join(''),
    )
    if (unreadable) return 2
    return (found.some(({ severity }) => severity === 'error') ? 1 : 0) satisfies ExitCode
  },
}

/** What the parser reports, and what the exporter would report when the text is exported as it is. */
function findingsIn(source: string): Finding[] {
  const { document, matter, findings } = parse(source)
  const seen = new Set<string>()
  return [...findings, ...render(document, matter, source).findings].filter((finding) => {
    const key = JSON.stringify([finding.rule, finding.line, finding.column, finding.message])
    return !seen.has(key) && seen.add(key)
  })
}

const toTold = (file: string, finding: Finding): ToldFinding => ({
  file,
  line: finding.line ?? null,
  column: finding.column ?? null,
  endLine: finding.endLine ?? null,
  endColumn: finding.endColumn ?? null,
  rule: finding.rule,
  severity: finding.severity,
  message: finding.message,
  fix: null,
})

const line = (told: ToldFinding): string =>
  `${told.file}:${told.line ?? 1}:${told.column ?? 1}: ${told.severity} ${told.rule}: ${told.message}\n`
