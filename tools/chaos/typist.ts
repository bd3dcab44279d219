import { trackProvider, type Clock, type SaveState, type Tracking } from '@stanza/relay/client'
import { contentDigest } from '@stanza/relay'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Guest } from './data-folder.ts'
import { tokenOf, tokensIn, type Ledger } from './ledger.ts'

export interface TypistOptions {
  readonly client: number
  readonly guest: Guest
  readonly edition: string
  /** The server's own address: what a browser says it comes from. */
  readonly origin: string
  /** Where it connects to: the server, or a proxy that harms. */
  readonly via?: string
  readonly ledger: Ledger
}

const clock: Clock = {
  now: () => Date.now(),
  after(ms, job) {
    const timer = setTimeout(job, ms)
    return () => clearTimeout(timer)
  },
}

/** Red at 8 s, and a second for the timers (threats.md, I6). */
const redAtMs = 9_000

// Not readable, not in step, another epoch: y-websocket does not come back by itself (close-reason.ts).
const reloadCodes = [4400, 4408, 4410]

/** A browser's end of the wire: y-websocket, the save state beside it, and a note of all that is typed, told and seen. */
export class Typist {
  readonly #options: TypistOptions
  readonly #closeCodes: number[] = []
  #count = 0
  /** How often it was reloaded. */
  #page = 0
  #waiting: { readonly token: string; readonly at: number }[] = []
  #session: Session
  /** What I6 forbids, with the time it was seen. */
  readonly lies: string[] = []
  /** How long, in ms, tokens of others took from their typing, where both ends are in this process. */
  readonly delays: number[] = []

  constructor(options: TypistOptions) {
    this.#options = options
    this.#session = this.#open()
  }

  get state(): SaveState {
    return this.#session.tracking.state
  }

  get ydoc(): Y.Doc {
    return this.#session.ydoc
  }

  get provider(): WebsocketProvider {
    return this.#session.provider
  }

  /** Codes with which connections ended. */
  get closeCodes(): readonly number[] {
    return this.#closeCodes
  }

  get digest(): string {
    return contentDigest(this.ydoc)
  }

  get text(): string {
    return this.ydoc.getXmlFragment('content').toString()
  }

  get isSaved(): boolean {
    return this.state.kind === 'saved' && this.#waiting.length === 0
  }

  /** Types its next word behind everything there is. False when the document has not come yet. */
  type(): boolean {
    const paragraph = this.ydoc.getXmlFragment('content').get(0)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) return false
    this.#count += 1
    const token = tokenOf(this.#options.client, this.#count)
    this.#waiting.push({ token, at: Date.now() })
    this.#options.ledger.typed(token, `${this.#options.client} ${this.#page}`)
    text.insert(text.length, ` ${token}`)
    return true
  }

  /** To be asked now and then: whether the indicator still says "Saving…" long after it should be red. */
  look(): void {
    const oldest = this.#waiting[0]
    if (oldest === undefined || Date.now() - oldest.at < redAtMs) return
    if (this.state.kind === 'saving' && Date.now() - this.state.since > redAtMs)
      this.lies.push(`${oldest.token} not red`)
  }

  /** Reloads the page without a local copy: what was not saved stays behind as a draft. */
  reload(): void {
    this.#session.close()
    this.#page += 1
    this.#waiting = []
    this.#session = this.#open()
  }

  close(): void {
    this.#session.close()
  }

  #open(): Session {
    const ydoc = new Y.Doc()
    const { origin, via = origin, guest, edition, ledger } = this.#options
    const tracking = trackProvider({
      doc: ydoc,
      clock,
      onState: (state) => this.#shown(state),
      onHello: ({ epoch, schemaNow }) => {
        Object.assign(provider.params, { epoch, schema: String(schemaNow) })
      },
      onDivergence: () => setTimeout(() => this.reload()),
    })
    const provider = new WebsocketProvider(`${via.replace('http', 'ws')}/sync`, edition, ydoc, {
      connect: false,
      disableBc: true,
      params: {},
      WebSocketPolyfill: tracking.wrapSocket(browserSocket(guest.cookie, origin)) as never,
    })
    tracking.attach(provider)
    provider.on('connection-close', (event) => {
      const code = event?.code ?? 0
      this.#closeCodes.push(code)
      // The page says "please reload" then, and the person does.
      if (reloadCodes.includes(code) && provider === this.provider) setTimeout(() => this.reload())
    })
    ydoc.getXmlFragment('content').observeDeep((events, { origin: by }) => {
      if (by !== provider) return
      for (const event of events) {
        for (const { insert } of event.delta)
          if (typeof insert === 'string') tokensIn(insert).forEach((token) => ledger.seen(token))
      }
    })
    provider.connect()
    return {
      ydoc,
      tracking,
      provider,
      close() {
        tracking.destroy()
        // Yjs takes another id when somebody uses ours, and y-websocket would then look for a caret that was never there.
        ydoc.clientID = provider.awareness.clientID
        provider.destroy()
        ydoc.destroy()
      },
    }
  }

  #shown({ kind }: SaveState): void {
    if (kind !== 'saved') return
    for (const { token } of this.#waiting) this.#options.ledger.acknowledged(token)
    this.#waiting = []
  }
}

interface Session {
  readonly ydoc: Y.Doc
  readonly tracking: Tracking
  readonly provider: WebsocketProvider
  close(): void
}

/** ws sends no cookie by itself, nor an Origin. */
function browserSocket(cookie: string, origin: string) {
  return class BrowserSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie }, origin })
    }
  }
}
