/** A key of a file's front matter and where its value stands (quotes not counted). */
export interface MatterLine {
  readonly key: string
  readonly value: string
  readonly keyFrom: number
  readonly from: number
  readonly to: number
}

/** The front matter of a file as lines: only what checks ask for; the YAML itself is judged by the parser. */
export interface MatterScan {
  readonly lines: readonly MatterLine[]
  /** The items of lists under a key (`aliases:`), under that key. */
  readonly items: readonly MatterLine[]
  /** Where the body begins. */
  readonly bodyFrom: number
}

const entry = /^([A-Za-z_][\w-]{0,80})[ \t]*:(?:[ \t]+|$)/
// A value on a line of its own under its key is read as an item too: what somebody forgot the dash of.
const listItem = /^[ \t]*-[ \t]+|^[ \t]+(?=["'])/

/** Reads the front matter between the `---` lines; a file without any has none. */
export function scanFrontMatter(file: string): MatterScan {
  const first = /^\uFEFF?---[ \t]*\r?\n/.exec(file)
  if (first === null) return { lines: [], items: [], bodyFrom: 0 }
  const lines: MatterLine[] = []
  const items: MatterLine[] = []
  let at = first[0].length
  while (at < file.length) {
    const end = file.indexOf('\n', at)
    const line = file.slice(at, end < 0 ? file.length : end).replace(/\r$/, '')
    const next = end < 0 ? file.length : end + 1
    if (line.startsWith('---') && line.trim() === '---') return { lines, items, bodyFrom: next }
    const key = entry.exec(line)
    const item = listItem.exec(line)
    if (key !== null) lines.push(valueAt(line, at, key[1] ?? '', key[0].length))
    else if (item !== null && lines.length > 0)
      items.push(valueAt(line, at, lines.at(-1)!.key, item[0].length))
    at = next
  }
  return { lines: [], items: [], bodyFrom: 0 }
}

function valueAt(line: string, lineFrom: number, key: string, offset: number): MatterLine {
  const value = line.slice(offset).trimEnd()
  const quote = value[0]
  const quoted = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote)
  const from = lineFrom + offset + (quoted ? 1 : 0)
  const inner = quoted ? value.slice(1, -1) : value
  return { key, value: inner, keyFrom: lineFrom, from, to: from + inner.length }
}
