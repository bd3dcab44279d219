import type { CloseReason } from '../close-reason.ts'
import type { Limits } from '../limits.ts'
import { refusals, type Refusal } from '../refusal.ts'
import { TokenBucket } from './token-bucket.ts'

/** Anything a room can write to: a WebSocket in production, an array in tests. */
export interface Peer {
  /** Hands frames over, in order and in one write. Those who are told the same are handed the same array. */
  send(frames: readonly Uint8Array[]): void
  /** Bytes handed over that the network has not taken yet. */
  buffered(): number
  close(reason: CloseReason): void
}

/** Who is connected, as the server knows it; nothing of it comes from the client. */
export interface Person {
  readonly id: string
  readonly name: string | null
  /** `#rrggbb` for caret and presence. */
  readonly color: string
}

/** What a connection may do now. Asked for at every frame, replaced when role, phase or settings change. */
export interface Access {
  readonly role: string
  readonly phase: string
  /** Null: may edit. Otherwise what a writer of an update is told. */
  readonly refusal: Refusal | null
  /** Names what else a client has to know; told in the hello, and again when it is another. Nothing here looks at it. */
  readonly settings?: string
}

export interface Visitor {
  /** An id that no other connection ever has. */
  readonly connection: string
  readonly person: Person
  readonly access: Access
}

interface Mark {
  readonly n: number
  /** How many updates of the room must be on disk before it is true. */
  readonly barrier: number
}

/** One connection in a room: what it may do, and how far the server has told it "saved". */
export class Member {
  readonly peer: Peer
  readonly connection: string
  person: Person
  access: Access
  /** The clientID under which it shows its caret; one for each connection (threats.md S30). */
  client: number | null = null
  /** Number of its next update, for the log's unique key. */
  nextUpdate = 1
  /** Why something it sent is not there, unless that did not fit itself: what follows cannot fit either, for that reason. */
  unfit: Refusal | null = null
  /** What it sent was lost with a failed commit: it is asked for everything again when the storage may work. */
  isOwed = false

  readonly #frames: TokenBucket
  /** Null: it wrote nothing yet, as most who are there. */
  #updates: TokenBucket | null = null
  readonly #updatesPerSecond: number
  readonly #bytes: TokenBucket
  #marks: Mark[] = []
  #lastMark = 0
  #syncFrames = 0
  #asked = 0
  #answered = 0
  /** Set when something was not applied: the number of questions asked by then. Only the answer to a later one fills it. */
  #hole: number | null = null
  /** The number of the question that was asked because something did not fit, though nothing before it was refused. */
  #doubt: number | null = null

  constructor(peer: Peer, { connection, person, access }: Visitor, limits: Limits, now: number) {
    this.peer = peer
    this.connection = connection
    this.person = person
    this.access = access
    this.#frames = new TokenBucket(limits.framesPerSecond, 2, now)
    this.#updatesPerSecond = limits.updatesPerSecond
    // The first sync of a long time offline comes in one piece.
    this.#bytes = new TokenBucket(limits.bytesPerSecond, 4, now)
  }

  forgetClient(): void {
    this.client = null
  }

  /** False when it sends more than a person can cause. */
  spend(bytes: number, now: number): boolean {
    return this.#frames.take(1, now) && this.#bytes.take(bytes, now)
  }

  spendUpdate(now: number): boolean {
    this.#updates ??= new TokenBucket(this.#updatesPerSecond, 2, now)
    return this.#updates.take(1, now)
  }

  /** A sync step 1 goes out to it. */
  asks(): void {
    this.#asked += 1
  }

  /** It goes out because something did not fit. */
  asksInDoubt(): void {
    this.asks()
    if (this.unfit === null) this.#doubt ??= this.#asked
  }

  /** Something of it was taken: it writes the same history. */
  fits(): void {
    this.#doubt = null
  }

  /** It has sent everything since something did not fit. What does not fit now, with nothing refused, is another history. */
  get isOutOfStep(): boolean {
    return this.unfit === null && this.#doubt !== null && this.#answered >= this.#doubt
  }

  /** Something it sent is not there, as far as is known. */
  get hasHole(): boolean {
    return this.#hole !== null
  }

  /** A sync step 2 was applied: if it answers a question asked after the hole, nothing is missing any more. */
  answers(): void {
    this.#answered = Math.min(this.#answered + 1, this.#asked)
    if (this.#hole === null || this.#answered <= this.#hole) return
    this.#hole = null
    this.unfit = null
    this.isOwed = false
  }

  /** An answer that was refused was an answer all the same. */
  answersInVain(): void {
    this.#answered = Math.min(this.#answered + 1, this.#asked)
  }

  /** Whether it was given the document; before, updates would only wait in its copy. */
  get isSynced(): boolean {
    return this.#asked > 0
  }

  get hasMarks(): boolean {
    return this.#marks.length > 0
  }

  /** Something it sent is not and will not be applied. @returns the number of the mark that will follow that frame. */
  refuse(refusal: Refusal): number {
    this.#hole = this.#asked
    if (refusal !== refusals.gap) this.unfit = refusal
    // A mark that waits stands behind updates which are still to be committed: those marks stay true.
    return this.#lastMark + 1
  }

  /** What waits was lost with a failed commit. */
  loseMarks(): number {
    const first = this.#marks[0]?.n ?? this.#lastMark + 1
    this.#marks = []
    this.#hole = this.#asked
    this.unfit = refusals.storage
    return first
  }

  /** A sync frame came, whatever is in it. */
  countSyncFrame(): void {
    this.#syncFrames += 1
  }

  /** @returns false when it is not the number of the sync frames that came: some were lost, or came twice. */
  mark(n: number, barrier: number): boolean {
    if (n !== this.#syncFrames) return false
    this.#lastMark = n
    if (this.#hole === null) this.#marks.push({ n, barrier })
    return true
  }

  /** The newest mark that is true when so many updates are on disk, or null when there is no new one. */
  takeSaved(committed: number): number | null {
    let n: number | null = null
    while (this.#marks.length > 0 && (this.#marks[0] as Mark).barrier <= committed)
      n = (this.#marks.shift() as Mark).n
    return n
  }
}
