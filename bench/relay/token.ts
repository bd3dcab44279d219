// What a writer types: who, and when by the load process's clock. Plain ASCII, so that a reader finds it in any relay's bytes
// without knowing Yjs, also where several updates were merged into one.
const mark = Buffer.from('@@')
const whoDigits = 5
const timeDigits = 13

/** Bytes of a token. */
const tokenBytes = mark.length + whoDigits + timeDigits

export const tokenOf = (who: number, now: number): string =>
  `@@${String(who).padStart(whoDigits, '0')}${now.toFixed(3).padStart(timeDigits, '0')}`

/** Finds tokens in a stream of bytes that comes in any pieces. */
export class TokenReader {
  readonly #onToken: ((who: number, sentAt: number) => void) | null
  #rest = Buffer.alloc(0)
  /** How many it has found. */
  found = 0

  /** Without a listener it only counts, which is cheap. */
  constructor(onToken: ((who: number, sentAt: number) => void) | null) {
    this.#onToken = onToken
  }

  /** The piece may be reused by the caller afterwards. */
  read(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    let end = 0
    for (
      let at = bytes.indexOf(mark);
      at >= 0 && at + tokenBytes <= bytes.length;
      at = bytes.indexOf(mark, end)
    ) {
      end = at + tokenBytes
      this.found += 1
      if (this.#onToken === null) continue
      const digits = bytes.toString('latin1', at + mark.length, end)
      this.#onToken(Number(digits.slice(0, whoDigits)), Number(digits.slice(whoDigits)))
    }
    // A token may be cut by the piece's end.
    const cut = bytes.indexOf(mark, end)
    const from = cut >= 0 ? cut : bytes.at(-1) === mark[0] ? bytes.length - 1 : bytes.length
    if (from < bytes.length || this.#rest.length > 0) this.#rest = Buffer.from(bytes.subarray(from))
  }
}
