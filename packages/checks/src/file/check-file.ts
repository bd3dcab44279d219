import type { Newsletter, Severity } from '@stanza/schema'
import type { Fix } from '../check.ts'
import type { SourcedPassage } from '../passage/build-passage.ts'
import type { Range } from '../passage/passage.ts'
import { sourceEdits, sourceRange, type TextEdit } from '../passage/source-text.ts'
import type { Post, Spelling } from '../post.ts'
import { checkNeighbours, checkPassage, checkWhole, type Found } from '../run-checks.ts'
import type { Site } from '../site.ts'
import { filePost, languageOfFile } from './file-post.ts'
import { lineIndex } from './line-index.ts'
import { readFile, type ReadFile } from './read-file.ts'

/** A fix in file terms: edits that do not overlap, offsets in UTF-16 units. Everything outside of them stays byte for byte. */
export interface FileFix {
  readonly safe: boolean
  readonly edits: readonly TextEdit[]
}

/** A finding in a Markdown file. Lines and columns from 1; columns count UTF-16 units; the end is exclusive. */
export interface FileFinding {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly fix: FileFix | null
}

export interface CheckFileOptions {
  readonly newsletter: Newsletter | null
  /** Name without folders: it says language and date. */
  readonly fileName: string
  /** Absent: the checks that look at the neighbours are not run. */
  readonly site?: Site
  readonly spelling?: Spelling
}

/** Checks a Markdown file. Findings come in the order of the file. */
export function checkFile(markdown: string, options: CheckFileOptions): FileFinding[] {
  const file = readFile(markdown)
  const { site } = options
  const post = postOfFile(file, site === undefined ? options : { ...options, secureHosts: site.secureHosts })
  const found = [
    ...post.passages.flatMap((passage) => checkPassage(passage, post)),
    ...checkWhole(post),
    ...(site === undefined ? [] : checkNeighbours(post, site)),
    ...emptyItems(file),
  ]
  const position = lineIndex(markdown)
  return found
    .map((report): FileFinding => {
      const { from, to } = placeOf(report, file)
      const [start, end] = [position(from), position(to)]
      return {
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        rule: report.rule,
        severity: report.severity,
        message: report.message,
        fix: report.fix === undefined ? null : fileFix(report, report.fix, file),
      }
    })
    .toSorted((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule))
}

/** The post that checks see of a file; the source edition of a translation is made in the same way. */
export function postOfFile(
  file: ReadFile,
  options: Omit<CheckFileOptions, 'site'> & Pick<Partial<Site>, 'secureHosts'>,
): Post {
  return filePost(file, {
    fileName: options.fileName,
    language: languageOfFile(options.fileName, options.newsletter?.defaultLanguage ?? 'en'),
    newsletter: options.newsletter,
    ...(options.secureHosts === undefined ? {} : { secureHosts: options.secureHosts }),
    ...(options.spelling === undefined ? {} : { spelling: options.spelling }),
  })
}

function emptyItems(file: ReadFile): (Found & { readonly offset: number })[] {
  return file.emptyItems.map((offset) => ({
    rule: 'list-empty-item',
    severity: 'warning',
    message: 'This list entry is empty.',
    offset,
  }))
}

function placeOf(report: Found & { readonly offset?: number }, file: ReadFile): { from: number; to: number } {
  if (report.offset !== undefined) return { from: report.offset, to: report.offset + 1 }
  const sourced = report.passage === undefined ? undefined : file.passages[report.passage]
  if (sourced !== undefined)
    return sourceRange(sourced.source, report.from ?? 0, report.to ?? sourced.passage.text.length)
  const line =
    report.matter === undefined
      ? undefined
      : file.matter.lines.find((one) => one.key.toLowerCase() === report.matter!.toLowerCase())
  const { fix } = report
  const item =
    fix?.kind === 'matter'
      ? file.matter.items.find((one) => one.key === line?.key && one.value === fix.rename)
      : undefined
  return item ?? (line === undefined ? { from: 0, to: 0 } : { from: line.keyFrom, to: line.to })
}

function fileFix(report: Found, fix: Fix, file: ReadFile): FileFix | null {
  const edits = (fix.kind === 'matter' ? matterEdits(fix, file) : passageEdits(fix, report, file))?.filter(
    ({ from, to, insert }) => file.text.slice(from, to) !== insert,
  )
  // What would leave the text as it is mends nothing: a heading in a list of a quotation cannot move left.
  return edits === undefined || edits.length === 0 ? null : { safe: fix.safe, edits }
}

function passageEdits(
  fix: Exclude<Fix, { kind: 'matter' }>,
  report: Found,
  file: ReadFile,
): TextEdit[] | null {
  const sourced = report.passage === undefined ? undefined : file.passages[report.passage]
  if (sourced === undefined) return null
  if (fix.kind === 'text' || fix.kind === 'reread')
    return fix.edits.flatMap((edit) => sourceEdits(sourced.source, edit.from, edit.to, edit.insert))
  if (fix.kind === 'target') return targetEdit(sourced, fix.link, fix.href)
  if (fix.kind === 'unbold') return unboldEdits(sourced, fix, file.text)
  if (fix.kind === 'level')
    return sourced.marker === null ? null : [{ ...sourced.marker, insert: '#'.repeat(fix.level) }]
  if (fix.kind === 'nest' || fix.kind === 'lift')
    return sourced.passage.quoted ? null : indentEdits(sourced, fix.kind, file.text)
  return removal(sourced, file.text)
}

function targetEdit(sourced: SourcedPassage, link: number, href: string): TextEdit[] | null {
  const target = sourced.targets[link]
  if (target !== null && target !== undefined) return [{ ...target, insert: href }]
  const span = sourced.passage.links[link]
  return span?.bare === true ? [{ ...sourceRange(sourced.source, span.from, span.to), insert: href }] : null
}

/** The signs of bold, where they stand right around the words or around a link that begins or ends them; else none is sure. */
function unboldEdits(sourced: SourcedPassage, range: Range, text: string): TextEdit[] | null {
  const { from, to } = sourceRange(sourced.source, range.from, range.to)
  const before = /(?:^|[^*_])(\*\*|__)(\[?)$/.exec(text.slice(Math.max(0, from - 4), from))
  const behind = /^(\]\([^()\s]*\))?(\*\*|__)(?![*_])/.exec(text.slice(to, to + longestAddress))
  if (before === null || behind === null) return null
  const open = from - 2 - before[2]!.length
  const close = to + (behind[1]?.length ?? 0)
  return [
    { from: open, to: open + 2, insert: '' },
    { from: close, to: close + 2, insert: '' },
  ]
}

/** Of a link at the end of bold words. */
const longestAddress = 2_000

/** An entry moves to where the text of the entry above it begins: as far as its own text stands from its marker. */
function indentEdits(sourced: SourcedPassage, kind: 'nest' | 'lift', text: string): TextEdit[] {
  const at = sourced.lineFrom
  const line = text.slice(at, at + 40)
  if (kind === 'nest') {
    const marker = /^[ \t]*([-*+]|\d{1,9}[.)])([ \t]{0,4})/.exec(line)
    const width = marker === null ? 2 : marker[1]!.length + Math.max(1, marker[2]!.length)
    return [{ from: at, to: at, insert: ' '.repeat(width) }]
  }
  const lead = /^[ \t]*/.exec(line)![0].length
  return [{ from: at, to: at + Math.min(lead, deepestHeading), insert: '' }]
}

/** A heading deeper in than this would be code if it were not in a list. */
const deepestHeading = 8

/** The block's lines and one blank line behind it. */
function removal(sourced: SourcedPassage, text: string): TextEdit[] {
  const last = sourced.source.ends.at(-1) ?? sourced.lineFrom
  const end = text.indexOf('\n', last)
  let to = end < 0 ? text.length : end + 1
  const blank = /^[ \t]*\r?\n/.exec(text.slice(to, to + 80))
  const before = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, sourced.lineFrom - 80), sourced.lineFrom))
  if (blank !== null && before) to += blank[0].length
  return [{ from: sourced.lineFrom, to, insert: '' }]
}

function matterEdits(fix: Extract<Fix, { kind: 'matter' }>, file: ReadFile): TextEdit[] | null {
  const line = file.matter.lines.find((one) => one.key.toLowerCase() === fix.key.toLowerCase())
  if (line === undefined) return null
  const item = file.matter.items.find((one) => one.key === line.key && one.value === fix.rename)
  if (item !== undefined) return [{ from: item.from, to: item.to, insert: fix.value }]
  if (fix.rename !== undefined && line.value.startsWith('[')) {
    const at = file.text.indexOf(fix.rename, line.from)
    return at < 0 || at >= line.to ? null : [{ from: at, to: at + fix.rename.length, insert: fix.value }]
  }
  if (fix.rename !== undefined)
    return [{ from: line.keyFrom, to: line.keyFrom + line.key.length, insert: fix.rename }]
  return [{ from: line.from, to: line.to, insert: fix.value }]
}
