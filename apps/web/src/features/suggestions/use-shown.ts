import { useCallback, useState } from 'react'

const key = 'stanza:hide-suggestions'

/** Whether suggestions are drawn over the text; kept in this browser. */
export function useShown(): readonly [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(() => read() === null)
  const show = useCallback((next: boolean) => {
    setShown(next)
    try {
      if (next) localStorage.removeItem(key)
      else localStorage.setItem(key, '1')
    } catch {
      // A browser that keeps nothing: it holds for this page.
    }
  }, [])
  return [shown, show]
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
