import { isSafeUrl } from '@stanza/schema'

/** What was typed as an address: a link to set, or what is wrong with it. */
export type ReadAddress =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly problem: 'empty' | 'space' | 'host' }
  | { readonly ok: false; readonly problem: 'scheme'; readonly scheme: string }

/**
 * Reads a typed address: `https:`, `http:`, `mailto:`, `xmpp:`, or a place on the site (`/blog/`, `#part`). What plainly means a
 * web address or an e-mail address gets its scheme: `example.org/x`, `ada@example.org`.
 */
export function readAddress(typed: string): ReadAddress {
  const address = typed.trim().replace(/^<(.*)>$/, '$1')
  if (address === '') return { ok: false, problem: 'empty' }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]
  if (!isSafeUrl(address)) return { ok: false, problem: 'scheme', scheme: scheme ?? address.slice(0, 12) }
  if (/\s/.test(address)) return { ok: false, problem: 'space' }
  if (scheme !== undefined) return readWithScheme(address, scheme.toLowerCase())
  if (/^[/#?.]/.test(address)) return { ok: true, href: address }
  if (/^[^@/\s]+@[^@/\s]+\.[^@/\s.]+$/.test(address)) return { ok: true, href: `mailto:${address}` }
  if (/^[^/?#\s]+\.[a-z]{2,}([/?#:]|$)/i.test(address)) return readWithScheme(`https://${address}`, 'https')
  return { ok: true, href: address }
}

function readWithScheme(address: string, scheme: string): ReadAddress {
  if (scheme !== 'https' && scheme !== 'http') return { ok: true, href: address }
  if (!/^https?:\/\/[^/?#]+/i.test(address) || !URL.canParse(address)) return { ok: false, problem: 'host' }
  return { ok: true, href: address }
}
