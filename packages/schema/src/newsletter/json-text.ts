/** JSON that was read, with the line (1-based) on which each value begins, under its path: `sections.0.key`. */
export type JsonText =
  | { readonly ok: true; readonly value: unknown; readonly lines: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly line: number; readonly problem: string }

class JsonProblem extends Error {
  readonly at: number
  constructor(problem: string, at: number) {
    super(problem)
    this.at = at
  }
}

const maximalDepth = 64

/**
 * Reads JSON and remembers where everything stands: `JSON.parse` names no line in its errors and keeps none of the
 * places, and a person who edits a file needs them. A key that is there twice is an error.
 */
export function readJsonText(text: string): JsonText {
  const reader = new JsonReader(text)
  try {
    return { ok: true, value: reader.document(), lines: reader.lines }
  } catch (problem) {
    if (!(problem instanceof JsonProblem)) throw problem
    return { ok: false, line: lineAt(text, problem.at), problem: problem.message }
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

class JsonReader {
  readonly lines = new Map<string, number>()
  readonly #text: string
  #at = 0
  #counted = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  document(): unknown {
    if (this.#text.startsWith('\ufeff')) this.#at = 1
    const value = this.#value('', 0)
    this.#space()
    if (this.#at < this.#text.length) this.#fail('there is text behind the end')
    return value
  }

  #value(path: string, depth: number): unknown {
    this.#space()
    if (depth > maximalDepth) this.#fail('it is nested too deep')
    this.lines.set(path, this.#lineNow())
    const start = this.#text[this.#at]
    if (start === '{') return this.#object(path, depth)
    if (start === '[') return this.#array(path, depth)
    if (start === '"') return this.#string()
    return this.#word()
  }

  #object(path: string, depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>()
    this.#list('}', () => {
      this.#space()
      if (this.#text[this.#at] !== '"') this.#fail('a key in double quotes is missing')
      const at = this.#at
      const key = this.#string()
      if (entries.has(key)) throw new JsonProblem(`the key "${key}" is there twice`, at)
      const line = this.#lineNow()
      this.#space()
      this.#expect(':')
      const inner = path === '' ? key : `${path}.${key}`
      entries.set(key, this.#value(inner, depth + 1))
      this.lines.set(inner, line)
    })
    return Object.fromEntries(entries)
  }

  #array(path: string, depth: number): unknown[] {
    const values: unknown[] = []
    this.#list(']', () =>
      values.push(this.#value(path === '' ? `${values.length}` : `${path}.${values.length}`, depth + 1)),
    )
    return values
  }

  #list(end: string, entry: () => void): void {
    this.#at += 1
    this.#space()
    if (this.#text[this.#at] === end) {
      this.#at += 1
      return
    }
    for (;;) {
      entry()
      this.#space()
      if (this.#text[this.#at] === end) break
      this.#expect(',')
    }
    this.#at += 1
  }

  #string(): string {
    // oxlint-disable-next-line no-control-regex
    const match = this.#match(/"(?:[^"\\\u0000-\u001f]|\\.)*"/y)
    if (match === null) return this.#fail('a text has no end, or a line end in it')
    try {
      return JSON.parse(match) as string
    } catch {
      return this.#fail('a text has an unknown escape in it')
    }
  }

  #word(): unknown {
    const match = this.#match(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y)
    if (match !== null) return JSON.parse(match)
    return this.#fail(this.#at < this.#text.length ? 'a value is missing here' : 'it ends too early')
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)?.[0] ?? null
    if (match !== null) this.#at += match.length
    return match
  }

  #expect(sign: string): void {
    if (this.#text[this.#at] !== sign) this.#fail(`"${sign}" is missing`)
    this.#at += 1
  }

  #space(): void {
    this.#match(/[ \t\r\n]+/y)
  }

  #lineNow(): number {
    for (; this.#counted < this.#at; this.#counted += 1)
      if (this.#text[this.#counted] === '\n') this.#line += 1
    return this.#line
  }

  #fail(problem: string): never {
    throw new JsonProblem(problem, this.#at)
  }
}
