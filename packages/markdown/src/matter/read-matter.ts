import { type Document, isMap, isScalar, parseDocument } from 'yaml'
import type { Finding, FrontMatter, MatterValue } from '@stanza/schema'
import { yamlOptions } from './yaml-options.ts'

/** One key of front matter with the lines that say it: comments above it belong to it. */
export interface SourcedEntry {
  readonly key: string
  readonly value: MatterValue
  readonly source: string
}

export type ReadMatter =
  | {
      readonly ok: true
      readonly entries: readonly SourcedEntry[]
      readonly after: string
      readonly findings: readonly Finding[]
    }
  | { readonly ok: false; readonly finding: Finding }

/**
 * Reads YAML front matter. `after` is what follows the last key (comments). Fails on what is not a map of plain values,
 * and on aliases that multiply (threats.md T19): the caller keeps the text.
 * @param firstLine lines of the file before the YAML, so that findings name the file's line
 */
export function readMatterSource(yaml: string, firstLine: number): ReadMatter {
  const fail = (message: string, offset = 0): ReadMatter => ({
    ok: false,
    finding: { rule: 'bad-front-matter', severity: 'error', message, line: firstLine + lineOf(yaml, offset) },
  })
  const document = parseDocument(yaml, yamlOptions)
  const [error] = document.errors
  if (error !== undefined) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? ''
    return fail(`The front matter is not YAML that Hugo can read: ${reason}.`, error.pos[0])
  }
  const { contents } = document
  if (contents === null) return { ok: true, entries: [], after: yaml, findings: [] }
  if (!isMap(contents)) return fail('The front matter must be keys and values.')
  return entriesOf(yaml, document, fail)
}

function entriesOf(
  yaml: string,
  document: Document,
  fail: (message: string, offset?: number) => ReadMatter,
): ReadMatter {
  const contents = document.contents
  if (!isMap(contents)) return fail('The front matter must be keys and values.')
  const starts: number[] = []
  const plain: (readonly [string, MatterValue])[] = []
  for (const { key, value } of contents.items) {
    const at = (isScalar(key) ? key.range?.[0] : undefined) ?? 0
    if (!isScalar(key)) return fail('A key of the front matter is not plain text.', at)
    const read = plainValue(value, document)
    if (read === undefined) return fail(`“${String(key.value)}” holds what front matter cannot hold.`, at)
    starts.push(lineStart(yaml, at))
    plain.push([String(key.value), read])
  }
  // A map in braces, or two keys on one line, has no lines of its own to keep.
  const sliced =
    !contents.flow && starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? 0))
  const ends = starts.map((_, index) => starts[index + 1] ?? yaml.length)
  const source = (index: number): string => yaml.slice(index === 0 ? 0 : starts[index], ends[index])
  const entries = plain.map(([key, value], index) => ({ key, value, source: sliced ? source(index) : '' }))
  return { ok: true, entries, after: '', findings: repeatedKeys(plain.map(([key]) => key)) }
}

function repeatedKeys(keys: readonly string[]): Finding[] {
  const seen = new Set<string>()
  return keys.flatMap((key): Finding[] => {
    const repeated = seen.has(key.toLowerCase())
    seen.add(key.toLowerCase())
    if (!repeated) return []
    const message = `The front matter says “${key}” twice: Hugo does not tell capital letters apart.`
    return [{ rule: 'repeated-key', severity: 'warning', message }]
  })
}

function plainValue(value: unknown, document: Document): MatterValue | undefined {
  if (value === null || value === undefined) return null
  try {
    const read: unknown = (value as { toJS(document: Document, options: object): unknown }).toJS(document, {
      maxAliasCount: 20,
    })
    return toMatterValue(read, 0)
  } catch {
    return undefined
  }
}

// Deeper than any front matter, and it ends a value that holds itself.
const deepest = 20

function toMatterValue(value: unknown, depth: number): MatterValue {
  if (depth > deepest) throw new RangeError('front matter is nested too deeply')
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (Array.isArray(value)) return value.map((item) => toMatterValue(item, depth + 1))
  if (typeof value !== 'object') return String(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, toMatterValue(inner, depth + 1)]),
  )
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** The front matter of sourced entries. */
export const matterOf = (entries: readonly SourcedEntry[]): FrontMatter => ({
  entries: entries.map(({ key, value }) => [key, value] as const),
})
