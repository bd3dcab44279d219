/** One thing that Hugo's page lexer sees at a `{{<` or `{{%`. Offsets are UTF-16 units into the lexed text. */
export type ShortcodeItem =
  | { readonly kind: 'tag'; readonly from: number; readonly to: number; readonly tag: Tag }
  /** `{{</* … *\/>}}`: Hugo prints it as `{{< … >}}` and runs nothing. */
  | { readonly kind: 'escaped'; readonly from: number; readonly to: number; readonly shown: string }
  /** What ends the build of the whole site. */
  | { readonly kind: 'broken'; readonly from: number; readonly to: number; readonly reason: string }

export interface Tag {
  readonly name: string
  readonly delimiter: '<' | '%'
  /** `open` may or may not have a closing tag: only the site's template knows. */
  readonly role: 'open' | 'close' | 'self-closing'
  readonly params: readonly Param[]
}

export interface Param {
  /** null for a positional parameter. */
  readonly key: string | null
  readonly value: string
  /** Place of the value, its quotes included. */
  readonly from: number
  readonly to: number
}

/**
 * Lexes shortcodes as Hugo does (`parser/pageparser`, 0.111 to 0.15x): everywhere, in code and comments too. Text that a
 * broken opener stands in is lexed on behind that opener, so one mistake hides no other.
 */
export function lexShortcodes(text: string): ShortcodeItem[] {
  const items: ShortcodeItem[] = []
  let at = nextOpener(text, 0)
  while (at >= 0) {
    const item = lexOne(text, at)
    items.push(item)
    at = nextOpener(text, item.kind === 'broken' ? at + 3 : item.to)
  }
  return items
}

/** Whether the text holds what Hugo would take for the start of a shortcode. */
export function hasOpener(text: string): boolean {
  return nextOpener(text, 0) >= 0
}

function nextOpener(text: string, from: number): number {
  let at = text.indexOf('{{', from)
  while (at >= 0 && text[at + 2] !== '<' && text[at + 2] !== '%') at = text.indexOf('{{', at + 1)
  return at
}

function lexOne(text: string, from: number): ShortcodeItem {
  const delimiter = text[from + 2] === '<' ? '<' : '%'
  const end = delimiter === '<' ? '>}}' : '%}}'
  const inside = from + 3
  if (text.startsWith('/*', inside)) {
    const close = text.indexOf(`*/${end}`, inside)
    if (close <= inside + 1) return { kind: 'broken', from, to: inside, reason: 'the comment is not closed' }
    const shown = text.slice(from, inside) + text.slice(inside + 2, close) + end
    return { kind: 'escaped', from, to: close + 2 + end.length, shown }
  }
  const lexed = lexTag(text, inside, delimiter, end)
  return typeof lexed === 'string'
    ? { kind: 'broken', from, to: inside, reason: lexed }
    : { kind: 'tag', from, to: lexed.to, tag: lexed.tag }
}

const wordAt = /[\p{L}\p{N}_-]+/uy
const nameAt = /[\p{L}\p{N}_][\p{L}\p{N}_/-]*(?:\.inline)?/uy
const paramAt = /[\p{L}\p{N}_.-]+/uy

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

function lexTag(
  text: string,
  from: number,
  delimiter: '<' | '%',
  end: string,
): { to: number; tag: Tag } | string {
  let at = from
  let name = ''
  let role: Tag['role'] = 'open'
  const params: Param[] = []
  for (;;) {
    if (text.startsWith(end, at)) {
      if (name === '') return 'it has no name'
      return { to: at + end.length, tag: { name, delimiter, role, params } }
    }
    const character = text[at]
    if (character === undefined) return 'it is not closed'
    if (/[ \t\r\n]/.test(character)) at += 1
    else if (role !== 'open' && name !== '') return 'something stands behind its end'
    else if (character === '/') {
      role = name === '' ? 'close' : 'self-closing'
      at += 1
    } else if (name === '') {
      name = match(nameAt, text, at)
      if (name === '') return `“${character}” cannot begin its name`
      at += name.length
    } else {
      const param = lexParam(text, at)
      if (typeof param === 'string') return param
      if (params.length > 0 && (params[0]?.key === null) !== (param.key === null)) {
        return 'it mixes named and positional parameters'
      }
      params.push(param)
      at = param.to
    }
  }
}

function lexParam(text: string, from: number): Param | string {
  const first = text[from]
  if (first === '"' || first === '`') return lexValue(text, from, null)
  // `=` stands directly behind its key; spaces may follow it.
  const key = match(wordAt, text, from)
  if (key !== '' && text[from + key.length] === '=') {
    let at = from + key.length + 1
    while (text[at] === ' ' || text[at] === '\t') at += 1
    return lexValue(text, at, key)
  }
  return lexValue(text, from, null)
}

function lexValue(text: string, from: number, key: string | null): Param | string {
  if (text[from] === '`') {
    const close = text.indexOf('`', from + 1)
    if (close < 0) return 'a quoted parameter is not closed'
    return { key, value: text.slice(from + 1, close), from, to: close + 1 }
  }
  if (text[from] === '"') return lexQuoted(text, from, key)
  const value = match(paramAt, text, from)
  if (value === '') return `“${text[from] ?? ''}” must stand in quotes`
  return { key, value, from, to: from + value.length }
}

function lexQuoted(text: string, from: number, key: string | null): Param | string {
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\n') return 'a quoted parameter goes over the line end'
    if (character === '"') return { key, value, from, to: at + 1 }
    if (character === '\\' && text[at + 1] === '`') return 'a backslash stands before a backtick'
    if (character === '\\' && text[at + 1] === '"') {
      value += '"'
      at += 1
    } else value += character
  }
  return 'a quoted parameter is not closed'
}
