import { readClientFrame } from '../client-frame.ts'
import type { CloseReason } from '../close-reason.ts'
import { encodeNews, encodeSync, type StorageStatus } from '../frames.ts'
import { RefusedEdit, refusals, type Refusal } from '../refusal.ts'
import type { FarPresence } from '../neighbours.ts'
import type { LoggedUpdate, NewUpdate } from '../update-log.ts'
import type { UpdateShape } from '../update/update-shape.ts'
import { Audience } from './audience.ts'
import type { Owner } from './committer.ts'
import { Company } from './company.ts'
import { DeletionGuard } from './deletion-guard.ts'
import { helloTo } from './hello.ts'
import { judgeUpdate } from './judge-update.ts'
import { Member, type Access, type Peer, type Person, type Visitor } from './member.ts'
import { askAgainMs, Questions } from './questions.ts'
import { RoomContent } from './room-content.ts'
import { RoomNews } from './room-news.ts'
import type { Pending, RoomState, RoomWorld } from './room-state.ts'
import { Settler } from './settler.ts'
import { Throttle } from './throttle.ts'

// How soon a disk that was full is tried again: "Saved" is back well within the 5 s of relay.md, I7.
const retryMs = 2_000

/** One document while people are in it: relay.md, mechanism 1 to 3 and 8. */
export class Room implements Owner<Pending> {
  readonly document: string
  readonly #world: RoomWorld
  readonly #audience: Audience
  readonly #settler: Settler
  readonly #guard: DeletionGuard
  readonly #company = new Company()
  readonly #questions: Questions
  readonly #shrinking: Throttle
  #state: RoomState = { kind: 'loading' }
  #storage: StorageStatus = 'ok'
  /** Updates taken, and those of them whose commit has ended: the barrier behind which a mark is true. */
  #taken = 0
  #ended = 0

  constructor(document: string, world: RoomWorld) {
    this.document = document
    this.#world = world
    this.#audience = new Audience(document, world, () => this.content?.bytes ?? 0)
    this.#guard = new DeletionGuard(document, world, (version, name) => this.tellDeletion(version, name))
    this.#settler = new Settler(document, world)
    this.#questions = new Questions(world.clock, this.#audience, () => this.content)
    this.#shrinking = new Throttle(world.clock, askAgainMs, () => void this.#shrink())
  }

  get state(): RoomState {
    return this.#state
  }

  get isEmpty(): boolean {
    return this.#audience.size === 0 && this.#taken === this.#ended
  }

  /** Reads the document. Nothing is sent or stored before it is there; a failure never makes an empty one. */
  async load(): Promise<void> {
    const { log, report } = this.#world
    try {
      const stored = await log.load(this.document)
      if (stored === null) this.#state = { kind: 'closed', reason: 'no-such-document' }
      else this.#state = { kind: 'open', content: new RoomContent(stored) }
      if (stored !== null) report({ kind: 'opened', document: this.document })
    } catch (error) {
      this.#state = { kind: 'closed', reason: 'load-failed' }
      report({ kind: 'load-failed', document: this.document, error })
    }
  }

  /** Lets somebody in, or says why not. Called when the room is not loading any more. */
  join(peer: Peer, visitor: Visitor): Member | CloseReason {
    const { limits, clock } = this.#world
    if (this.#state.kind === 'closed' && this.#state.reason !== 'idle') return this.#state.reason
    if (this.#state.kind !== 'open' && this.#state.kind !== 'closing') return 'load-failed'
    if (this.#audience.size >= limits.peoplePerRoom) return 'room-full'
    this.#state = { kind: 'open', content: this.#state.content }
    const member = new Member(peer, visitor, limits, clock.now())
    this.#audience.add(member)
    this.#greet(member, this.#state.content)
    return member
  }

  leave(member: Member): void {
    this.#audience.remove(member)
  }

  /** Takes one frame of a client. Never throws, whatever the bytes. */
  receive(member: Member, bytes: Uint8Array): void {
    if (!this.#audience.has(member)) return
    const { limits, clock, traffic } = this.#world
    traffic.receivedBytes += bytes.length
    if (!member.spend(bytes.length, clock.now())) return this.#audience.drop(member, 'too-fast')
    const frame = readClientFrame(bytes, limits)
    if (frame.kind === 'step1' || frame.kind === 'update') member.countSyncFrame()
    switch (frame.kind) {
      case 'bad':
        return this.#audience.drop(member, frame.reason)
      case 'step1':
        return this.#answer(member, frame.vector)
      case 'update':
        return this.#receiveUpdate(member, frame.bytes, frame.answer)
      case 'presence':
        return this.#audience.receivePresence(member, frame.entries, this.content)
      case 'ask-presence':
        return this.#audience.showOthers(member)
      case 'mark':
        // A mark that came while what it stands for did not would be a lie.
        if (!member.mark(frame.n, this.#taken)) return this.#audience.drop(member, 'lost-frames')
        return this.#audience.send(member, this.#savedFrames(member))
    }
  }

  /** A change the server itself makes, by a person's order. Resolves when it is on disk. */
  edit(bytes: Uint8Array, author: string, connection: string): Promise<void> {
    const { content } = this
    if (content === null) return Promise.reject(new Error(`room ${this.document} is not open`))
    const limits = { ...this.#world.limits, updateBytes: Infinity }
    const judgement = judgeUpdate(bytes, author, null, content, limits)
    if (judgement.kind === 'nothing-new') return Promise.resolve()
    if (judgement.kind === 'refuse') return Promise.reject(new RefusedEdit(judgement.refusal))
    return new Promise((done, failed) => {
      const settle = { done, failed }
      this.#take(content, judgement.shape, { member: null, author, connection, n: 1, bytes, settle })
    })
  }

  /** Role, phase or name have changed. Null: may not be here any more. */
  setAccess(member: Member, access: Access | null, person: Person = member.person): void {
    if (!this.#audience.has(member)) return
    if (access === null) return this.#audience.drop(member, 'not-allowed')
    const isSame = JSON.stringify([access, person]) === JSON.stringify([member.access, member.person])
    const mayEditNow = access.refusal === null && member.access.refusal !== null
    if (isSame) return
    member.access = access
    this.#audience.rename(member, person)
    if (this.content === null) return
    this.#greet(member, this.content)
    if (!mayEditNow) return
    // What was refused before is asked for again: it may be saved now.
    member.unfit = null
    this.#questions.ask(member)
  }

  get content(): RoomContent | null {
    return this.#state.kind === 'open' || this.#state.kind === 'closing' ? this.#state.content : null
  }

  /** Every 10 s: tells clients that the server lives, and the server that they do. */
  beat(): void {
    this.#audience.beat()
    this.#guard.rest()
    this.announce()
    this.#questions.askAgainOf(refusals['daily-limit'])
  }

  /** Takes in what other nodes wrote to the log, and tells the room. */
  takeRows(content: RoomContent, rows: readonly LoggedUpdate[]): void {
    if (this.content !== content) return
    this.#audience.show(content.addRows<Member>(rows))
    if (this.#settler.isDue(content)) void this.#settle(content, true)
  }

  /** Somebody is there on another node, or has left it. */
  hearPresence(entries: readonly FarPresence[]): void {
    this.#audience.hearPresence(entries)
  }

  /** Tells the other nodes of everybody who is here. */
  announce(): void {
    this.#audience.announce()
  }

  /** The storage answers late: told to the room before anybody wonders. */
  noticeDelay(): void {
    if (this.#taken > this.#ended && this.#storage === 'ok') this.#setStorage('degraded')
  }

  /** Compares what everybody sees: the digest of the content, to clients that have exactly it (frame 114). */
  async compareContents(): Promise<void> {
    const { content } = this
    if (content === null || this.#audience.size === 0) return
    const known = this.#settler.digestOf(content)
    // Told again without any news: one who was not saved the last time, or lost the frame, has not compared yet.
    if (known === null) await this.#settle(content, false)
    else this.#audience.tellSynced({ kind: 'digest', ...known })
  }

  /** Ends the room when nobody is in it, after keeping a snapshot. True when it is closed. */
  async close(): Promise<boolean> {
    if (this.#state.kind !== 'open' || !this.isEmpty) return false
    const { content } = this.#state
    this.#state = { kind: 'closing', content }
    if (content.tail.updates > 0) await this.#settle(content, true)
    // Somebody may have come meanwhile: then the room simply stays.
    if (this.#state.kind !== 'closing' || !this.isEmpty) return false
    this.#state = { kind: 'closed', reason: 'idle' }
    this.#world.report({ kind: 'closed', document: this.document })
    return true
  }

  /** Sends everybody away. */
  dismiss(reason: CloseReason, retryAfterMs: () => number): void {
    for (const member of this.#audience) this.#audience.drop(member, reason, retryAfterMs())
  }

  async committed(entries: readonly Pending[], seqs: readonly number[]): Promise<void> {
    for (const { settle } of entries) settle?.done()
    const { content } = this
    // The room starts again from the log, which has it.
    if (content === null) return
    try {
      const news = await this.#takeIn(content, entries, seqs)
      this.#ended = Math.max(this.#ended, entries.at(-1)?.order ?? 0)
      this.#tellCommitted(news)
    } catch (error) {
      // On disk, but not to be told from memory: the room starts again from the log.
      return this.failed([], error)
    }
    const [{ document }, now] = [this, this.#world.clock.now()]
    const ms = now - (entries[0]?.update.at ?? now)
    const connections = [...new Set(entries.flatMap(({ member }) => member?.connection ?? []))]
    const [updates, seq] = [entries.length, content.head]
    this.#world.report({ kind: 'committed', document, connections, updates, seq, ms })
    if (this.#settler.isDue(content)) void this.#settle(content, true)
  }

  failed(entries: readonly Pending[], error: unknown): void {
    const lost = [...entries, ...this.#world.committer.withdraw(this)]
    const code = String((error as { readonly code?: unknown }).code ?? 'unknown')
    this.#world.report({ kind: 'commit-failed', document: this.document, code, error })
    this.#ended = this.#taken
    const told = this.content?.head ?? Infinity
    this.#state = { kind: 'rebuilding' }
    this.#setStorage(code === 'full' || code === 'read-only' ? 'full' : 'degraded')
    const losers = new Set(lost.map(({ member }) => member))
    for (const member of this.#audience) {
      // One with a waiting mark relied on the batch too, even where its own update held nothing new.
      if (!losers.has(member) && !member.hasMarks) continue
      member.isOwed = true
      this.#audience.tell(member, { kind: 'refused', n: member.loseMarks(), ...refusals.storage })
    }
    for (const { settle } of lost) settle?.failed(error)
    void this.#rebuild(told)
  }

  #greet(member: Member, content: RoomContent): void {
    this.#audience.tell(member, helloTo(member, content.epoch, this.#world))
    if (this.#storage !== 'ok') this.#audience.tell(member, { kind: 'storage', status: this.#storage })
    this.#audience.showOthers(member)
  }

  #answer(member: Member, vector: ReadonlyMap<number, number>): void {
    const { content } = this
    if (content === null) return this.#audience.drop(member, 'load-failed')
    member.asks()
    const question = encodeSync('step1', content.known.encodeVector())
    this.#audience.send(member, [...content.joinFrames(vector), question])
  }

  #receiveUpdate(member: Member, bytes: Uint8Array, isAnswer: boolean): void {
    const { limits, clock, allowances } = this.#world
    const { content } = this
    if (content === null) {
      member.isOwed = true
      return this.#refuse(member, refusals.storage, isAnswer)
    }
    const judgement = judgeUpdate(bytes, member.person.id, member.access.refusal, content, limits)
    if (judgement.kind === 'refuse') return this.#refuse(member, judgement.refusal, isAnswer)
    if (judgement.kind === 'apply') {
      if (!member.spendUpdate(clock.now())) return this.#audience.drop(member, 'too-fast')
      const { connection, person } = member
      if (!allowances.take(person.id, bytes.length, clock.now()))
        return this.#refuse(member, refusals['daily-limit'], isAnswer)
      member.fits()
      this.#guard.notice(this, content, judgement.shape, person)
      const [author, n] = [person.id, member.nextUpdate++]
      this.#take(content, judgement.shape, { member, author, connection, n, bytes })
    }
    if (isAnswer) member.answers()
    // What they did may have made acceptable what was refused.
    if (member.unfit !== null && (isAnswer || judgement.kind === 'apply')) this.#questions.askAgain(member)
  }

  /** Most of the text goes, here or on another node; the version holds what was there. */
  tellDeletion(version: string, name: string): void {
    this.#audience.tellAll({ kind: 'deletion', version, name })
  }

  #take(
    content: RoomContent,
    shape: UpdateShape,
    { member, settle, ...rest }: Pick<Pending, 'member' | 'settle'> & Omit<NewUpdate, 'document' | 'at'>,
  ): void {
    content.expect(shape, rest.author)
    this.#taken += 1
    const update = { document: this.document, at: this.#world.clock.now(), ...rest }
    const entry = { update, content, order: this.#taken, member }
    this.#world.committer.gather(this, this.#company.expect(update.at, this.#audience.size))
    this.#world.committer.add(this, settle === undefined ? entry : { ...entry, settle })
  }

  #refuse(member: Member, judged: Refusal, isAnswer: boolean): void {
    if (isAnswer) member.answersInVain()
    const isGap = judged === refusals.gap
    // What builds on something refused cannot fit: the person is told the reason, not the consequence.
    const refusal = isGap ? (member.unfit ?? judged) : judged
    this.#audience.tell(member, { kind: 'refused', n: member.refuse(refusal), ...refusal })
    const [{ document }, { connection }] = [this, member]
    this.#world.report({ kind: 'refused', document, connection, code: refusal.code })
    if (refusal === refusals.invalid) return this.#audience.drop(member, 'bad-frame')
    if (refusal === refusals['document-full']) this.#shrinking.request()
    if (!isGap) return
    // Once it may be an accident of order; what does not fit then is another history.
    if (member.isOutOfStep) this.#audience.drop(member, 'out-of-step')
    else this.#questions.askAgain(member)
  }

  /** What was deleted counts until a snapshot leaves it out: then what did not fit in is asked for again. */
  async #shrink(): Promise<void> {
    const { content } = this
    if (content === null || content.tail.updates === 0) return
    await this.#settle(content, true)
    this.#questions.askAgainOf(refusals['document-full'])
  }

  /** Puts what is on disk behind the content, in the log's order, with what another process wrote in between. */
  async #takeIn(content: RoomContent, entries: readonly Pending[], seqs: readonly number[]) {
    const sent = entries.map(({ update, member }) => ({ bytes: update.bytes, sender: member }))
    // Written for a content that the room has given up since, it is not expected here.
    const isExpected = entries[0]?.content === content
    const news = isExpected ? content.commit<Member>(sent, seqs) : null
    return news ?? content.addRows<Member>(await this.#world.log.since(this.document, content.head))
  }

  #tellCommitted(news: RoomNews<Member>): void {
    for (const member of this.#audience) {
      const frames = member.isSynced ? news.framesFor(member) : []
      this.#audience.send(member, member.hasMarks ? [...frames, ...this.#savedFrames(member)] : frames)
    }
    if (this.#storage === 'ok') return
    this.#setStorage('ok')
    this.#askOwed()
  }

  /** @param told up to where of the log everybody was shown what is in it. */
  async #rebuild(told: number): Promise<void> {
    const { log, clock } = this.#world
    try {
      const stored = await log.load(this.document)
      if (stored !== null) {
        this.#state = { kind: 'open', content: new RoomContent(stored) }
        const missed = stored.tail.filter(({ seq }) => seq > told)
        this.#audience.show(new RoomNews<Member>(missed.map(({ bytes }) => ({ bytes, sender: null }))))
      }
    } catch (error) {
      this.#world.report({ kind: 'load-failed', document: this.document, error })
    }
    clock.after(retryMs, () => (this.content === null ? void this.#rebuild(told) : this.#askOwed()))
  }

  /** Asks those whose changes were lost for them: the next commit tells whether the storage works again. */
  #askOwed(): void {
    for (const member of this.#audience) if (member.isOwed && member.isSynced) this.#questions.ask(member)
  }

  #setStorage(status: StorageStatus): void {
    this.#storage = status
    this.#audience.tellAll({ kind: 'storage', status })
  }

  #savedFrames(member: Member): Uint8Array[] {
    const { content } = this
    const n = content && member.takeSaved(this.#ended)
    return content === null || n === null ? [] : [encodeNews({ kind: 'saved', n, seq: content.head })]
  }

  async #settle(content: RoomContent, keep: boolean): Promise<void> {
    const digest = await this.#settler.settle(content, keep)
    if (digest !== null && this.content === content) this.#audience.tellSynced({ kind: 'digest', ...digest })
  }
}
