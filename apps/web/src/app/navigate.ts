import { useSyncExternalStore } from 'react'

const changed = 'stanza:navigated'

/** Goes to an address of our own without loading the page anew. `replace` leaves no step in the browser's history. */
export function navigate(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  globalThis.dispatchEvent(new Event(changed))
  globalThis.scrollTo(0, 0)
}

function watch(onChange: () => void): () => void {
  globalThis.addEventListener('popstate', onChange)
  globalThis.addEventListener(changed, onChange)
  return () => {
    globalThis.removeEventListener('popstate', onChange)
    globalThis.removeEventListener(changed, onChange)
  }
}

/** The path of the address bar, followed. */
export const usePath = (): string => useSyncExternalStore(watch, () => location.pathname)
