import type { Clock } from '../clock.ts'
import type { ServerNews } from '../frames.ts'
import { copyLagMs, redAfterMs, saveStateOf, type SaveState } from './save-state.ts'

/** What the client's socket has sent: only these carry changes or count as marks. */
export type SentFrame = 'step1' | 'step2' | 'update'

export interface SaveTrackerOptions {
  readonly clock: Clock
  readonly onChange: (state: SaveState) => void
}

/**
 * Follows the frames of one client and knows at every moment whether "Saved" would be true. "Saved" needs: connected, the
 * client's own sync step 2 acknowledged on this connection, and the mark behind the last change acknowledged.
 */
export class SaveTracker {
  readonly #clock: Clock
  readonly #onChange: (state: SaveState) => void
  #isConnected = false
  #hasBeenConnected = false
  #keptHere = false
  /** Since when the copy lags behind the page; null where there is none, or it does not. */
  #behindSince: number | null = null
  #unsavedSince: number | null = null
  #refusal: { readonly code: string; readonly text: string } | null = null
  #sent = 0
  #acknowledged = 0
  /** Marks of this connection that must be acknowledged: behind the answer to the server, and behind the last change. */
  #answerMark: number | null = null
  #changeMark = 0
  /** Changes on their way, oldest first: the mark behind each, and when it was made. */
  #underway: readonly { readonly mark: number; readonly at: number }[] = []
  /** When the first change was made that no frame has carried yet. */
  #unsentSince: number | null = null
  #stopTimer: (() => void) | null = null
  #shown = ''

  constructor({ clock, onChange }: SaveTrackerOptions) {
    this.#clock = clock
    this.#onChange = onChange
  }

  get state(): SaveState {
    return saveStateOf(
      {
        isConnected: this.#isConnected,
        hasBeenConnected: this.#hasBeenConnected,
        isSynced: this.#isSynced,
        unsavedSince: this.#unsavedSince,
        refusal: this.#refusal,
        keptHere: this.#keptHere || (this.#lagLeft() ?? 0) > 0,
      },
      this.#clock.now(),
    )
  }

  /** Whether closing the tab now would lose something: neither on the server nor kept in this browser. */
  get wouldLose(): boolean {
    return this.#unsavedSince !== null && !this.#keptHere
  }

  /** All that stands on the page is written to the browser's own copy, or (so far) is not. */
  setKeptHere(keptHere: boolean): void {
    if (keptHere) this.#behindSince = null
    else if (this.#keptHere) this.#behindSince = this.#clock.now()
    this.#keptHere = keptHere
    this.#tell()
  }

  /** The person changed the document. Told before the frame with it is sent. */
  changed(): void {
    this.#unsavedSince ??= this.#clock.now()
    this.#unsentSince ??= this.#clock.now()
    this.#tell()
  }

  connected(): void {
    this.#isConnected = true
    this.#hasBeenConnected = true
    this.#sent = 0
    this.#acknowledged = 0
    this.#answerMark = null
    this.#changeMark = 0
    this.#underway = []
    this.#tell()
  }

  disconnected(): void {
    this.#isConnected = false
    this.#hasBeenConnected = true
    this.#tell()
  }

  /** A sync frame went out. @returns the number of the mark to send behind it. */
  sent(frame: SentFrame): number {
    this.#sent += 1
    if (frame === 'step2') this.#answerMark = this.#sent
    if (frame !== 'step1') this.#changeMark = this.#sent
    // What the browser's own copy brings late is sent as an update too, and is not on the server's disk either.
    if (frame === 'update') this.changed()
    if (frame !== 'step1') {
      const made = (frame === 'step2' ? this.#unsavedSince : this.#unsentSince) ?? this.#clock.now()
      this.#underway = [...this.#underway, { mark: this.#sent, at: made }]
      this.#unsentSince = null
    }
    return this.#sent
  }

  receive(news: ServerNews): void {
    if (news.kind === 'saved') this.#saved(news.n)
    else if (news.kind === 'refused') this.#refused(news)
    else if (news.kind === 'hello' && news.hello.refusal === null && this.#refusal?.code !== 'storage') {
      // The role or the phase allows it again; the server asks for what it refused.
      if (this.#refusal !== null) this.#refusal = null
      this.#tell()
    }
  }

  destroy(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  get #isSynced(): boolean {
    return this.#answerMark !== null && this.#acknowledged >= this.#answerMark
  }

  #saved(n: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, n)
    this.#underway = this.#underway.filter(({ mark }) => mark > this.#acknowledged)
    if (this.#isSynced && this.#unsentSince === null && this.#acknowledged >= this.#changeMark) {
      this.#unsavedSince = null
      this.#refusal = null
    } else if (this.#isSynced && this.#unsavedSince !== null) {
      // Who types without a pause is never wholly saved, and yet nothing of theirs waits long.
      this.#unsavedSince = this.#underway[0]?.at ?? this.#unsentSince
    }
    this.#tell()
  }

  #refused({ code, text }: { readonly code: string; readonly text: string }): void {
    // Out of order once: the server asks for everything again, and only if that fails is it told.
    if (code !== 'gap') this.#refusal = { code, text }
    this.#unsavedSince ??= this.#clock.now()
    // Only the answer to the server's next question can make it true again.
    this.#answerMark = null
    this.#tell()
  }

  /** How long the words may still call what is being written kept; null where nothing is. */
  #lagLeft(): number | null {
    return this.#behindSince === null ? null : this.#behindSince + copyLagMs - this.#clock.now()
  }

  #tell(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    const { state } = this
    const lag = this.#lagLeft()
    const left = state.kind === 'saving' ? state.since + redAfterMs - this.#clock.now() : lag
    if (left !== null && left > 0) this.#stopTimer = this.#clock.after(left, () => this.#tell())
    const shown = JSON.stringify(state)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#onChange(state)
  }
}
