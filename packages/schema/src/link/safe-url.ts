/** Where a link may point, beside places on the site itself. Source: threats.md T11, product.md. */
const schemes = new Set(['https', 'http', 'mailto', 'xmpp'])

// Browsers drop these before they read a scheme, so `java\nscript:` runs: they are dropped here too.
// oxlint-disable-next-line no-control-regex
const ignoredByBrowsers = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g

/**
 * Tells whether a link target may be followed: `https`, `http`, `mailto` and `xmpp` addresses, and references without a
 * scheme (`/path`, `#anchor`, `page`). Entities are read first, since Goldmark passes `&#106;avascript:` through.
 */
export function isSafeUrl(href: string): boolean {
  const bare = readEntities(href).replace(ignoredByBrowsers, '')
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]
  return scheme === undefined || schemes.has(scheme.toLowerCase())
}

const named: Readonly<Record<string, string>> = {
  colon: ':',
  tab: '',
  newline: '',
  amp: '&',
  sol: '/',
  lpar: '(',
}

function readEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,10}));?/g,
    (whole, dec, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
      const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
