/** A Hugo shortcode in a file: its place, its name and the parameters with the place of each value. */
export interface ScannedShortcode {
  readonly from: number
  readonly to: number
  readonly name: string
  readonly params: readonly ShortcodeParam[]
  /** What cannot be read: the site build stops at it. */
  readonly fault: string | null
}

export interface ShortcodeParam {
  readonly key: string
  readonly value: string
  readonly from: number
  readonly to: number
}

const opening = /\{\{[<%](?!\/\*)/g
const name = /[\s/]*([\w/-]{1,80})/y
const param = /\s+(?:([\w-]{1,80})\s*=\s*)?(?:"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|([^\s"`=>%]+))/y

/** Finds all shortcodes of a text, standing or within a line, in code or not: Hugo takes them out before Markdown is read. */
export function scanShortcodes(text: string): ScannedShortcode[] {
  if (!text.includes('{{')) return []
  const found: ScannedShortcode[] = []
  opening.lastIndex = 0
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const shortcode = readShortcodeAt(text, match.index)
    found.push(shortcode)
    opening.lastIndex = Math.max(shortcode.to, match.index + 3)
  }
  return found
}

/** Reads the shortcode that begins at `from`; with a fault it ends at the end of its line. */
export function readShortcodeAt(text: string, from: number): ScannedShortcode {
  const close = text[from + 2] === '%' ? '%}}' : '>}}'
  const params: ShortcodeParam[] = []
  name.lastIndex = from + 3
  const called = name.exec(text)?.[1]
  let at = called === undefined ? from + 3 : name.lastIndex
  const next = (): RegExpExecArray | null => {
    param.lastIndex = at
    return param.exec(text)
  }
  for (let match = called === undefined ? null : next(); match !== null; match = next()) {
    at += match[0].length
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    const quoted = match[4] === undefined ? 1 : 0
    // A bare `/` closes the shortcode itself.
    if (value === '/' && quoted === 0) continue
    params.push({
      key: match[1]?.toLowerCase() ?? '',
      value,
      from: at - quoted - value.length,
      to: at - quoted,
    })
  }
  const space = /\s*/y
  space.lastIndex = at
  space.exec(text)
  at = space.lastIndex
  if (called !== undefined && text.startsWith(close, at))
    return { from, to: at + 3, name: called, params, fault: null }
  const lineEnd = text.indexOf('\n', from)
  const fault =
    called === undefined
      ? 'it has no name'
      : `it cannot be read from “${text.slice(at, at + 12).split('\n')[0] ?? ''}” on`
  return { from, to: lineEnd < 0 ? text.length : lineEnd, name: called ?? '', params, fault }
}
