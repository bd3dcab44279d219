const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  copy: '©',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  shy: '\u00AD',
  euro: '€',
}

const shape = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/y

/** The character that `&name;` or `&#n;` at `at` stands for. A name that newsletters do not use is left as it stands. */
export function characterReference(
  raw: string,
  at: number,
): { readonly text: string; readonly to: number } | null {
  shape.lastIndex = at
  const match = shape.exec(raw)
  if (match === null) return null
  const [whole, decimal, hex, name] = match
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null
  const text =
    code === null ? named[name ?? ''] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
  return text === undefined ? null : { text, to: at + whole.length }
}
