import type { CookieOptions } from 'express'
import { sessionMilliseconds } from './session-time.ts'

/** The session cookie of a server at `baseUrl`. `__Host-` needs https, so a plain server has the bare name. */
export function sessionCookie(baseUrl: string): { readonly name: string; readonly options: CookieOptions } {
  const secure = baseUrl.startsWith('https:')
  return {
    name: secure ? '__Host-stanza' : 'stanza',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: sessionMilliseconds },
  }
}

/** The value of one cookie in a `Cookie` header, or null. The secrets here need no decoding. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** The token of an `Authorization: Bearer` header, or null. */
export const bearerToken = (header: string | undefined): string | null =>
  /^Bearer +([A-Za-z0-9._~+/=-]{16,256})$/i.exec(header ?? '')?.[1] ?? null
