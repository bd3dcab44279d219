import { isSafeUrl } from '@stanza/schema'

/** Why a link was not made: nothing was given, the scheme is not allowed, or no site could read the address. */
export type LinkRefusal = 'empty' | 'unsafe' | 'malformed'

export type LinkTarget =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly reason: LinkRefusal }

const hostName = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u
const mailAddress = /^[^\s@:/?#]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u

/**
 * Reads what a person gave as the target of a link. `example.org/x` and `a@example.org` get the scheme that is meant; spaces
 * are encoded. Refused are schemes other than https, http, mailto and xmpp (threats.md T11), and addresses that Go's parser
 * ends a whole site build with (markdown.md, traps): a bad escape, a port that is no number, an unclosed bracket.
 */
export function readLinkTarget(input: string): LinkTarget {
  const text = input.trim()
  if (text === '') return { ok: false, reason: 'empty' }
  const href = withScheme(text).replaceAll(' ', '%20')
  if (!isSafeUrl(href)) return { ok: false, reason: 'unsafe' }
  return isReadable(href) ? { ok: true, href } : { ok: false, reason: 'malformed' }
}

function withScheme(text: string): string {
  if (mailAddress.test(text)) return `mailto:${text}`
  return hostName.test(text) ? `https://${text}` : text
}

function isReadable(href: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\s]/.test(href) || /%(?![0-9a-f]{2})/i.test(href)) return false
  const authority = /^(?:[a-z]+:)?\/\/([^/?#]*)/i.exec(href)?.[1]
  if (authority === '' || authority?.includes('%') === true) return false
  return URL.canParse(href, 'https://site.invalid/')
}
