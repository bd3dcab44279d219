/** A file cut into what stands before its Markdown and the Markdown. */
export interface Cut {
  /** A byte order mark, the front matter with its fences, or nothing. Ends with a line end unless the file ends there. */
  readonly head: string
  /** The front matter without its fences, or null where the file has none. */
  readonly matter: MatterText | null
  /** Lines before the Markdown's first line. */
  readonly bodyLine: number
  readonly body: string
}

/** Front matter in one of the three languages that Hugo reads. JSON has no fences: its braces belong to it. */
export interface MatterText {
  readonly format: 'yaml' | 'toml' | 'json'
  readonly text: string
  /** Lines of the file before the text's first line. */
  readonly line: number
}

// Hugo skips blank lines before it.
const opening = /^\uFEFF?(?:[ \t]*\r?\n)*(?:(---|\+\+\+)[ \t]*\r?\n|(?=\{(?!\{)))/
const closing = {
  '---': /(?:^|\n)---[ \t]*(?:\r?\n|$)/g,
  '+++': /(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/g,
}

/** Cuts off front matter as Hugo does: between two lines `---` (YAML) or `+++` (TOML), or an object in JSON. */
export function cutMatter(text: string): Cut {
  const [start, fence] = opening.exec(text) ?? []
  if (start === undefined) return withoutMatter(text)
  if (fence === undefined) return cutJson(text, start.length) ?? withoutMatter(text)
  const isToml = fence === '+++'
  const close = closing[isToml ? '+++' : '---']
  close.lastIndex = start.length - 1
  const end = close.exec(text)
  if (end === null) return withoutMatter(text)
  const inside = text.slice(start.length, end.index + 1)
  return cutAt(text, end.index + end[0].length, {
    format: isToml ? 'toml' : 'yaml',
    text: inside,
    line: linesIn(start),
  })
}

function withoutMatter(text: string): Cut {
  const head = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  return { head, matter: null, bodyLine: 0, body: text.slice(head.length) }
}

function cutAt(text: string, end: number, matter: MatterText): Cut {
  const head = text.slice(0, end)
  return { head, matter, bodyLine: linesIn(head), body: text.slice(end) }
}

const linesIn = (text: string): number => text.split('\n').length - 1

/** An object that stands alone on its lines. Words in braces are none, whatever Hugo says to them. */
function cutJson(text: string, start: number): Cut | null {
  const after = objectEnd(text, start)
  const lineEnd = after === null ? null : /^[ \t]*(?:\r?\n|$)/.exec(text.slice(after))
  if (after === null || lineEnd === null) return null
  const source = text.slice(start, after)
  try {
    JSON.parse(source)
  } catch {
    return null
  }
  return cutAt(text, after + lineEnd[0].length, {
    format: 'json',
    text: source,
    line: linesIn(text.slice(0, start)),
  })
}

/** Behind the brace that closes the one at `start`; braces in strings do not count. */
function objectEnd(text: string, start: number): number | null {
  let depth = 0
  const token = /[{}]|"(?:\\.|[^"\\])*"?/gs
  token.lastIndex = start
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '{') depth += 1
    else if (found[0] === '}') depth -= 1
    if (depth === 0) return token.lastIndex
  }
  return null
}
