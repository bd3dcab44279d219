import { type Document, isMap, isScalar, parseDocument } from 'yaml'
import { parse as parseToml, TomlError } from 'smol-toml'
import type { Finding, FrontMatter, MatterValue } from '@stanza/schema'
import type { MatterText } from './matter-block.ts'
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
      readonly findings: readonly Finding[]
    }
  | { readonly ok: false; readonly finding: Finding }

type Fail = (message: string, offset?: number) => ReadMatter

/**
 * Reads front matter. Fails on what is not a map of plain values, and on aliases that multiply (threats.md T19): the caller
 * keeps the text.
 */
export function readMatterSource({ format, text, line }: MatterText): ReadMatter {
  const fail: Fail = (message, offset = 0) => ({
    ok: false,
    finding: { rule: 'bad-front-matter', severity: 'error', message, line: line + lineOf(text, offset) },
  })
  return format === 'toml' ? readToml(text, fail) : readYaml(text, fail)
}

/** TOML's lines are not kept one by one: what changes in it is written as YAML. */
function readToml(toml: string, fail: Fail): ReadMatter {
  let table: Record<string, unknown>
  try {
    table = parseToml(toml.replaceAll('\r\n', '\n'))
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? ''
    return fail(`The front matter is not TOML that Hugo can read: ${reason}.`, offsetOf(toml, error.line))
  }
  const entries: SourcedEntry[] = []
  for (const [key, value] of Object.entries(table)) {
    const read = sayable(value)
    if (read === undefined) return fail(`“${key}” holds what front matter cannot hold.`)
    entries.push({ key, value: read, source: '' })
  }
  return { ok: true, entries, findings: repeatedKeys(entries.map(({ key }) => key)) }
}

function offsetOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((length, one) => length + one.length + 1, 0)
}

/** JSON is YAML too. */
function readYaml(yaml: string, fail: Fail): ReadMatter {
  const document = parseDocument(yaml, yamlOptions)
  const [error] = document.errors
  if (error !== undefined) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? ''
    return fail(`The front matter is not YAML that Hugo can read: ${reason}.`, error.pos[0])
  }
  const { contents } = document
  if (contents === null) return { ok: true, entries: [], findings: [] }
  if (!isMap(contents)) return fail('The front matter must be keys and values.')
  return entriesOf(yaml, document, fail)
}

function entriesOf(yaml: string, document: Document, fail: Fail): ReadMatter {
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
  return { ok: true, entries, findings: repeatedKeys(plain.map(([key]) => key)) }
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
    return sayable(
      (value as { toJS(document: Document, options: object): unknown }).toJS(document, { maxAliasCount: 20 }),
    )
  } catch {
    return undefined
  }
}

function sayable(value: unknown): MatterValue | undefined {
  try {
    return toMatterValue(value, 0)
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
  if (value instanceof Date) return value.toISOString()
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
