import { lexShortcodes, type Param, type Tag } from './lexer.ts'
import { shortcodeSpans } from './shortcode-spans.ts'

/** A shortcode's parameters: all named or all by position, as Hugo asks. */
export type ShortcodeParams =
  | { readonly kind: 'named'; readonly entries: readonly (readonly [key: string, value: string])[] }
  | { readonly kind: 'positional'; readonly values: readonly string[] }

export interface Shortcode {
  readonly name: string
  /** `<`: the output is final. `%`: Hugo reads it as Markdown. */
  readonly delimiter: '<' | '%'
  readonly params: ShortcodeParams
  readonly selfClosing: boolean
  /** What stands between the opening and the closing tag, or null for a lone tag. */
  readonly inner: string | null
}

/** Reads what a shortcode atom holds, or null where the source is not exactly one shortcode. */
export function readShortcode(source: string): Shortcode | null {
  const tag = readTag(source)
  if (tag === null) return null
  const { name, delimiter, role, params } = tag
  return {
    name,
    delimiter,
    params: paramsOf(params),
    selfClosing: role === 'self-closing',
    inner: innerOf(source),
  }
}

/** The opening tag of a source that is exactly one shortcode, or null. */
export function readTag(source: string): Tag | null {
  const [span, ...others] = shortcodeSpans(source)
  if (span?.kind !== 'active' || others.length > 0 || span.from !== 0 || span.to !== source.length)
    return null
  const [first] = lexShortcodes(source)
  return first?.kind === 'tag' ? first.tag : null
}

function paramsOf(params: readonly Param[]): ShortcodeParams {
  if (params.some(({ key }) => key === null))
    return { kind: 'positional', values: params.map(({ value }) => value) }
  return { kind: 'named', entries: params.map(({ key, value }) => [key ?? '', value] as const) }
}

function innerOf(source: string): string | null {
  const items = lexShortcodes(source)
  const [first, last] = [items[0], items.at(-1)]
  return first === undefined || last === undefined || first === last
    ? null
    : source.slice(first.to, last.from)
}
