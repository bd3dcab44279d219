/** Where the person is. An address that is none of ours is a designed page too. */
export type Route =
  | { readonly kind: 'join' }
  | { readonly kind: 'issues' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'edition'; readonly issue: string; readonly language: string }
  | { readonly kind: 'unknown' }

/** Reads a path of the address bar. */
export function readRoute(path: string): Route {
  const parts = path.split('/').filter(Boolean)
  if (parts.length === 0) return { kind: 'issues' }
  if (parts.length === 1 && parts[0] === 'join') return { kind: 'join' }
  if (parts.length === 1 && parts[0] === 'settings') return { kind: 'settings' }
  const [head, issue, language] = parts
  if (head === 'issues' && issue && language && parts.length === 3)
    return { kind: 'edition', issue, language }
  return { kind: 'unknown' }
}

export const settingsPath = '/settings'
export const editionPath = (issue: string, language: string): string => `/issues/${issue}/${language}`
