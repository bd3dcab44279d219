/** The token of a role link: all of the address's fragment, as long as the server's own (16 to 128 characters). */
export function readToken(hash: string): string | null {
  const token = decodeURIComponentSafely(hash.replace(/^#/, '')).trim()
  return token.length >= 16 && token.length <= 128 ? token : null
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
