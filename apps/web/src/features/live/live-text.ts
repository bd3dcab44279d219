import { checkDocument } from '@stanza/editor'
import { trackProvider, type Hello, type SaveState, type StorageStatus } from '@stanza/relay/client'
import type { Edition } from '@stanza/schema/api'
import { contentName } from '@stanza/schema'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { browserClock } from './browser-clock.ts'
import { copyName, openLocalCopy } from './local-copy.ts'
import { endSilence } from './silence.ts'
import { stopOfClose, stopOfHello, type Stop } from './stop.ts'

/** How an edition's text stands in this browser. */
export interface LiveState {
  readonly save: SaveState
  /** The server's greeting; null before the first one. */
  readonly hello: Hello | null
  /** Whether an editor may be bound to the text: only after the greeting, or to a local copy when there is no network. */
  readonly ready: boolean
  readonly stop: Stop | null
  readonly storage: StorageStatus
  /** Somebody of that name, or '', has deleted most of the text; the version holds what was there. */
  readonly deletion: { readonly version: string; readonly name: string } | null
}

export interface LiveText {
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  /** The origin of what others wrote. */
  readonly remote: unknown
  readonly read: () => LiveState
  readonly watch: (onChange: () => void) => () => void
  readonly wouldLose: () => boolean
  /** Ends the editing, when the text turned out to hold what this page does not know. */
  readonly stop: (why: Stop) => void
  /** What was deleted stays so: nothing more is said of it. */
  readonly leaveDeletion: () => void
  readonly forgetLocalCopy: () => Promise<void>
  /** Lets go of the server and of the browser's copy; the document stays for who still reads it. */
  readonly leave: () => Promise<void>
  readonly close: () => void
}

/** How long a local copy waits for a network that says nothing, not even that it is gone, before it is shown without. */
const offlineAfterMs = 2_500

/**
 * Opens the text of an edition: its shared document, the connection, the browser's copy and the save state. The document
 * is checked on a scratch copy before anybody may bind an editor to it (relay.md, mechanism 7).
 */
export function openLiveText({ id, epoch }: Pick<Edition, 'id' | 'epoch'>, serverUrl: string): LiveText {
  const ydoc = new Y.Doc()
  const awareness = new Awareness(ydoc)
  const copy = openLocalCopy(copyName(id, epoch), ydoc, (kept) => tracking.setKeptHere(kept))
  const watchers = new Set<() => void>()
  let state: LiveState = {
    save: { kind: 'connecting' },
    hello: null,
    ready: false,
    stop: null,
    storage: 'ok',
    deletion: null,
  }
  const become = (change: Partial<LiveState>): void => {
    state = { ...state, ...change }
    for (const tell of watchers) tell()
  }

  const tracking = trackProvider({
    doc: ydoc,
    clock: browserClock,
    isOwnChange: (origin) => origin !== (copy.origin as { current: unknown }).current,
    onState: (save) => become({ save }),
    onStorage: (storage) => become({ storage }),
    onHello: (hello) => {
      const why = stopOfHello(hello, epoch)
      if (why) halt(why)
      else become({ hello })
    },
    onMassDeletion: (version, name) => become({ deletion: { version, name } }),
    onDivergence: () => halt('diverged'),
    onBye: (code, retryAfterMs) => {
      if (code >= 4400 && code < 4500) return
      provider.disconnect()
      later(() => provider.connect(), retryAfterMs)
    },
  })
  const provider = new WebsocketProvider(serverUrl, id, ydoc, {
    awareness,
    connect: false,
    disableBc: true,
    WebSocketPolyfill: tracking.wrapSocket(WebSocket),
  })
  tracking.attach(provider)
  provider.on('closed', ({ code }) => halt(stopOfClose(code)))
  provider.on('sync', (synced) => {
    if (!synced || !state.hello || state.stop) return
    void copy.markComplete()
    offer()
  })

  const timers = new Set([endSilence(provider, browserClock)])
  const later = (act: () => void, ms: number): void => void timers.add(browserClock.after(ms, act))
  function halt(why: Stop): void {
    provider.shouldReconnect = () => false
    provider.disconnect()
    become({ stop: why })
  }
  /** Lets an editor be bound, if the document is one that this page knows. */
  function offer(): void {
    if (state.ready || state.stop) return
    if (checkDocument(ydoc).ok) become({ ready: true })
    else halt('unreadable')
  }

  /** Without the server's greeting the last known history is taken for the present one; when it comes it decides. */
  const offerCopy = (): void => {
    if (!provider.wsconnected && ydoc.getXmlFragment(contentName).length > 0) offer()
  }
  let failed = false
  provider.once('connection-close', () => {
    failed = true
  })
  void copy.loaded.then((kept) => {
    if (kept !== 'complete') return
    if (failed) offerCopy()
    else provider.once('connection-close', offerCopy)
    later(offerCopy, offlineAfterMs)
  })
  provider.connect()

  return {
    ydoc,
    awareness,
    remote: provider,
    read: () => state,
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    wouldLose: () => tracking.wouldLose,
    stop: halt,
    leaveDeletion: () => become({ deletion: null }),
    forgetLocalCopy: copy.forget,
    leave: () => {
      provider.shouldReconnect = () => false
      provider.disconnect()
      return copy.forget()
    },
    close: () => {
      for (const stopTimer of timers) stopTimer()
      watchers.clear()
      tracking.destroy()
      provider.destroy()
      awareness.destroy()
      copy.close()
      ydoc.destroy()
    },
  }
}
