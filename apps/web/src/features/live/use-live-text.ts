import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Edition } from '@stanza/schema/api'
import { openLiveText, type LiveState, type LiveText } from './live-text.ts'

const nothingYet: LiveState = {
  save: { kind: 'connecting' },
  hello: null,
  ready: false,
  stop: null,
  storage: 'ok',
  deletion: null,
}
const watchNothing = () => () => {}

/** Opens an edition's text for as long as the component is there, and follows how it stands. */
export function useLiveText({ id, epoch }: Pick<Edition, 'id' | 'epoch'>): {
  readonly live: LiveText | null
  readonly state: LiveState
  /** Puts another opening of the same text in place of this one, which it closes. */
  readonly replace: (next: LiveText) => void
} {
  const [live, setLive] = useState<LiveText | null>(null)
  const current = useRef<LiveText | null>(null)
  const replace = useCallback((next: LiveText) => {
    const before = current.current
    current.current = next
    setLive(next)
    // Once nothing on the page is bound to it any more.
    setTimeout(() => before?.close(), 0)
  }, [])
  useEffect(() => {
    current.current = openText({ id, epoch })
    // oxlint-disable-next-line react/set-state-in-effect -- a connection is opened and closed with the effect, so it cannot be made while rendering.
    setLive(current.current)
    const ask = (event: BeforeUnloadEvent): void => {
      if (current.current?.wouldLose()) event.preventDefault()
    }
    globalThis.addEventListener('beforeunload', ask)
    return () => {
      globalThis.removeEventListener('beforeunload', ask)
      setLive(null)
      current.current?.close()
      current.current = null
    }
  }, [id, epoch])
  const state = useSyncExternalStore(live?.watch ?? watchNothing, () => live?.read() ?? nothingYet)
  return { live, state, replace }
}

/** Opens an edition's text on this server. */
export const openText = (edition: Pick<Edition, 'id' | 'epoch'>): LiveText =>
  openLiveText(edition, `${location.origin.replace(/^http/, 'ws')}/sync`)
