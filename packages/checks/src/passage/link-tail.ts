/** What stands behind a link text: `(target "title")`. */
export interface LinkTail {
  readonly href: string
  readonly hrefFrom: number
  readonly hrefTo: number
  readonly to: number
}

const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t'

/** Reads `(target "title")` at `at`, or null where CommonMark sees none: white space in the target, nothing that closes it. */
export function readLinkTail(raw: string, at: number): LinkTail | null {
  if (raw[at] !== '(') return null
  let position = skipBlank(raw, at + 1)
  const hrefFrom = raw[position] === '<' ? position + 1 : position
  const hrefTo = raw[position] === '<' ? angleEnd(raw, position + 1) : plainEnd(raw, position)
  if (hrefTo < 0) return null
  position = raw[position] === '<' ? hrefTo + 1 : hrefTo
  const before = position
  position = skipBlank(raw, position)
  if (position > before && isQuote(raw[position])) {
    const end = titleEnd(raw, position)
    if (end < 0) return null
    position = skipBlank(raw, end)
  }
  if (raw[position] !== ')') return null
  return { href: raw.slice(hrefFrom, hrefTo), hrefFrom, hrefTo, to: position + 1 }
}

const isQuote = (character: string | undefined): boolean =>
  character === '"' || character === "'" || character === '('

function skipBlank(raw: string, from: number): number {
  let at = from
  while (isBlank(raw[at])) at += 1
  return at
}

function angleEnd(raw: string, from: number): number {
  for (let at = from; at < raw.length; at += 1) {
    const character = raw[at]
    if (character === '\\') at += 1
    else if (character === '>') return at
    else if (character === '<' || character === '\n') return -1
  }
  return -1
}

/** A target without white space; parentheses nest up to 32 deep, CommonMark's own bound against quadratic input. */
function plainEnd(raw: string, from: number): number {
  let depth = 0
  for (let at = from; at < raw.length; at += 1) {
    const character = raw[at]!
    if (character === '\\' && at + 1 < raw.length && !isBlank(raw[at + 1])) at += 1
    else if (character === '(') {
      depth += 1
      if (depth > 32) return -1
    } else if (character === ')') {
      if (depth === 0) return at
      depth -= 1
    } else if (character <= ' ') return depth === 0 ? at : -1
  }
  return -1
}

function titleEnd(raw: string, from: number): number {
  const close = raw[from] === '(' ? ')' : raw[from]!
  for (let at = from + 1; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1
    else if (raw[at] === close) return at + 1
    else if (close === ')' && raw[at] === '(') return -1
  }
  return -1
}
