import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Edition } from '@stanza/schema/api'
import { openLiveText, type LiveState, type LiveText } from './live-text.ts'

const nothingYet: LiveState = {
  save: { kind: 'connecting' },
  hello: null,
  ready: false,
  stop: null,
  storage: 'ok',
}
const watchNothing = () => () => {}

/** Opens an edition's text for as long as the component is there, and follows how it stands. */
export function useLiveText({ id, epoch }: Pick<Edition, 'id' | 'epoch'>): {
  readonly live: LiveText | null
  readonly state: LiveState
} {
  const [live, setLive] = useState<LiveText | null>(null)
  useEffect(() => {
    const opened = openLiveText({ id, epoch }, `${location.origin.replace(/^http/, 'ws')}/sync`)
    // oxlint-disable-next-line react/set-state-in-effect -- a connection is opened and closed with the effect, so it cannot be made while rendering.
    setLive(opened)
    const ask = (event: BeforeUnloadEvent): void => {
      if (opened.wouldLose()) event.preventDefault()
    }
    globalThis.addEventListener('beforeunload', ask)
    return () => {
      globalThis.removeEventListener('beforeunload', ask)
      setLive(null)
      opened.close()
    }
  }, [id, epoch])
  const state = useSyncExternalStore(live?.watch ?? watchNothing, () => live?.read() ?? nothingYet)
  return { live, state }
}
