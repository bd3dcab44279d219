/** A file cut into what stands before its Markdown and the Markdown. */
export interface Cut {
  /** A byte order mark, the front matter with its fences, or nothing. Ends with a line end unless the file ends there. */
  readonly head: string
  /** The YAML between the fences, or null where the file has none. */
  readonly yaml: string | null
  /** Lines before the YAML's first line, and before the Markdown's. */
  readonly yamlLine: number
  readonly bodyLine: number
  readonly body: string
}

const fence = /^(\uFEFF?)---[ \t]*(\r?\n)/
const closing = /(?:^|\n)---[ \t]*(?:\r?\n|$)/g

/** Cuts off YAML front matter as Hugo does: `---` on the first line to the next line that is `---`. */
export function cutMatter(text: string): Cut {
  const opening = fence.exec(text)
  closing.lastIndex = opening === null ? 0 : opening[0].length - 1
  const end = opening === null ? null : closing.exec(text)
  if (opening === null || end === null) {
    const head = text.startsWith('\uFEFF') ? '\uFEFF' : ''
    return { head, yaml: null, yamlLine: 0, bodyLine: 0, body: text.slice(head.length) }
  }
  const headEnd = end.index + end[0].length
  const head = text.slice(0, headEnd)
  const yaml = text.slice(opening[0].length, end.index + 1)
  return { head, yaml, yamlLine: 1, bodyLine: head.split('\n').length - 1, body: text.slice(headEnd) }
}
