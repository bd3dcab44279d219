import { stringify } from 'yaml'
import type { Finding, FrontMatter, MatterValue } from '@stanza/schema'
import type { SourcedEntry } from './read-matter.ts'

/**
 * Keys that change what Hugo does with the page rather than what it says (markdown.md; threats.md T19). They stay as the
 * imported file has them and come from nowhere else.
 */
const forbidden = new Set(['markup', 'url', 'aliases', 'cascade', 'layout', 'outputs', 'build', '_build'])
const dates = new Set(['date', 'lastmod', 'publishdate', 'expirydate'])

/** Front matter as YAML lines without fences. Keys that `base` says the same keep their lines. */
export function writeMatterSource(
  matter: FrontMatter,
  base: readonly SourcedEntry[],
): { readonly yaml: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const old = new Map(base.map((entry) => [entry.key.toLowerCase(), entry]))
  const lines = matter.entries.map(([key, value]) => {
    const before = base.find((entry) => entry.key === key) ?? old.get(key.toLowerCase())
    if (forbidden.has(key.toLowerCase())) {
      if (before !== undefined) return keptSource(before)
      findings.push({
        rule: 'forbidden-key',
        severity: 'warning',
        message: `“${key}” is not written: it changes what the site does with the page.`,
      })
      return ''
    }
    if (before?.key === key && same(before.value, value)) return keptSource(before)
    return writeEntry(key, value)
  })
  return { yaml: lines.join(''), findings }
}

const same = (a: MatterValue, b: MatterValue): boolean => JSON.stringify(a) === JSON.stringify(b)

const keptSource = (entry: SourcedEntry): string => {
  if (entry.source === '') return writeEntry(entry.key, entry.value)
  return entry.source.endsWith('\n') ? entry.source : `${entry.source}\n`
}

function writeEntry(key: string, value: MatterValue): string {
  // A date must stand without quotes, as in every post; anything else that looks like one gets them.
  if (dates.has(key.toLowerCase()) && typeof value === 'string' && isDate.test(value))
    return `${writeKey(key)}: ${value}\n`
  const json = JSON.stringify(value)
  // JSON is YAML. Go's reader takes some of these for line ends, the others it refuses.
  if (unreadable.test(json)) return `${writeKey(key)}: ${json.replace(unreadable, escaped)}\n`
  const list = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)
  // As the posts write their categories: ['Newsletter'].
  if (list) return `${writeKey(key)}: ${stringify(value, { ...writing, ...inLine })}`
  return stringify({ [key]: value }, writing)
}

const writing = { version: '1.1', lineWidth: 0, blockQuote: false } as const
const inLine = {
  collectionStyle: 'flow',
  flowCollectionPadding: false,
  singleQuote: true,
  defaultStringType: 'QUOTE_SINGLE',
} as const

const writeKey = (key: string): string => stringify({ [key]: null }, writing).replace(/: null\n$/, '')

// oxlint-disable-next-line no-control-regex
const unreadable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/gu
const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')

const isDate = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/
