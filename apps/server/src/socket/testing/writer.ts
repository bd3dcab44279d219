import { systemClock } from '../system-clock.ts'
import { trackProvider, type Hello, type SaveState, type Tracking } from '@stanza/relay/client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Guest, SyncOffice } from './sync-office.ts'

/** A stock y-websocket client with the save state beside it, as the browser has it. */
export interface Writer extends Disposable {
  readonly ydoc: Y.Doc
  readonly provider: WebsocketProvider
  readonly tracking: Tracking
  /** Every state that was shown, oldest first. */
  readonly states: SaveState[]
  readonly hellos: Hello[]
  readonly divergences: number[]
  readonly text: string
  type(words: string): void
  /** Resolves when a state is shown for which the test holds; at once when it is shown now. */
  shows(kind: SaveState['kind'], code?: string): Promise<SaveState>
  /** Resolves when the text is so. */
  reads(test: (text: string) => boolean): Promise<string>
}

/** ws does not send a cookie by itself, nor an Origin. */
function browserSocket(cookie: string, origin: string) {
  return class BrowserSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie }, origin })
    }
  }
}

export function openWriter(
  office: Pick<SyncOffice, 'baseUrl' | 'edition'>,
  guest: Guest,
  { ydoc = new Y.Doc(), connect = true }: { ydoc?: Y.Doc; connect?: boolean } = {},
): Writer {
  const states: SaveState[] = []
  const hellos: Hello[] = []
  const divergences: number[] = []
  const watchers = new Set<() => void>()
  const changed = (): void => watchers.forEach((watch) => watch())
  const tracking = trackProvider({
    doc: ydoc,
    clock: systemClock,
    onState: (state) => {
      states.push(state)
      changed()
    },
    onHello: (hello) => void hellos.push(hello),
    onDivergence: (seq) => void divergences.push(seq),
  })
  const provider = new WebsocketProvider(
    `${office.baseUrl.replace('http', 'ws')}/sync`,
    office.edition.id,
    ydoc,
    {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: tracking.wrapSocket(browserSocket(guest.cookie, office.baseUrl)) as never,
    },
  )
  tracking.attach(provider)
  if (connect) provider.connect()
  const text = ydoc.getText('content')
  text.observe(changed)

  const when = <T>(find: () => T | null): Promise<T> =>
    new Promise((resolve) => {
      const watch = (): void => {
        const found = find()
        if (found === null) return
        watchers.delete(watch)
        resolve(found)
      }
      watchers.add(watch)
      watch()
    })
  return {
    ydoc,
    provider,
    tracking,
    states,
    hellos,
    divergences,
    get text() {
      return text.toString()
    },
    type: (words) => text.insert(text.length, words),
    shows: (kind, code) =>
      when(() => {
        const { state } = tracking
        return state.kind === kind && (code === undefined || ('code' in state && state.code === code))
          ? state
          : null
      }),
    reads: (test) => when(() => (test(text.toString()) ? text.toString() : null)),
    [Symbol.dispose]() {
      tracking.destroy()
      provider.destroy()
      ydoc.destroy()
    },
  }
}
