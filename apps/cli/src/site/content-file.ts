import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

/** What a content file's front matter decides about addresses. */
export interface ContentMatter {
  readonly title: string
  readonly slug: string | null
  readonly url: string | null
  readonly date: string | null
  readonly aliases: readonly string[]
  readonly draft: boolean
  /** The texts under a key: the terms of a taxonomy. */
  readonly terms: (taxonomy: string) => readonly string[]
}

/** Reads the front matter of a content file, YAML, TOML or JSON; null where it has one that cannot be read. */
export function readContentMatter(text: string): ContentMatter | null {
  const plain = text.replace(/^\uFEFF/, '')
  let read: unknown
  try {
    const yaml = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(plain)?.[1]
    const toml = /^\+\+\+[ \t]*\r?\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/.exec(plain)?.[1]
    if (yaml !== undefined) read = parseYaml(yaml)
    else if (toml !== undefined) read = parseToml(toml.replaceAll('\r\n', '\n'))
    else if (plain.startsWith('{')) read = parseYaml(plain.slice(0, plain.search(/^\}/m) + 1))
    else if (/^(?:---|\+\+\+)[ \t]*\r?\n/.test(plain)) return null
  } catch {
    return null
  }
  const table = new Map(
    typeof read === 'object' && read !== null
      ? Object.entries(read).map(([key, value]) => [key.toLowerCase(), value as unknown] as const)
      : [],
  )
  const texts = (key: string): string[] =>
    [table.get(key)].flat().flatMap((value) => {
      const one = textOf(value)
      return one === null ? [] : [one]
    })
  return {
    title: textOf(table.get('title')) ?? '',
    slug: textOf(table.get('slug')),
    url: textOf(table.get('url')),
    date: textOf(table.get('date')),
    aliases: texts('aliases'),
    draft: table.get('draft') === true,
    terms: texts,
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return String(value)
  return value instanceof Date ? value.toISOString() : null
}
