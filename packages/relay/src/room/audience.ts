import type { PresenceEntry } from '../client-frame.ts'
import { closeReasons, type CloseReason } from '../close-reason.ts'
import { encodeNews, type ServerNews } from '../frames.ts'
import type { FarPresence } from '../neighbours.ts'
import type { Member, Person } from './member.ts'
import { heartbeat, Presence } from './presence.ts'
import type { RoomContent } from './room-content.ts'
import type { RoomNews } from './room-news.ts'
import type { RoomWorld } from './room-state.ts'
import { Throttle } from './throttle.ts'

// A caret at most ten times a second (relay.md, access).
const presenceEveryMs = 100

/** Everybody in a room, who they are to the others, and every byte that they are told. */
export class Audience {
  readonly #document: string
  readonly #world: RoomWorld
  readonly #members = new Set<Member>()
  readonly #presence: Presence
  readonly #presenceShow: Throttle
  /** A large document alone must not look like a slow reader. */
  readonly #documentBytes: () => number

  constructor(document: string, world: RoomWorld, documentBytes: () => number) {
    this.#document = document
    this.#world = world
    this.#documentBytes = documentBytes
    this.#presence = new Presence(world.limits.presenceBytes, world.clock.now())
    this.#presenceShow = new Throttle(world.clock, presenceEveryMs, () => this.#showPresence())
  }

  get size(): number {
    return this.#members.size
  }

  [Symbol.iterator](): Iterator<Member> {
    return this.#members.values()
  }

  has(member: Member): boolean {
    return this.#members.has(member)
  }

  add(member: Member): void {
    this.#members.add(member)
    this.#world.traffic.connections += 1
  }

  remove(member: Member): void {
    if (!this.#members.delete(member)) return
    this.#world.traffic.connections -= 1
    if (this.#presence.leave(member)) this.#presenceShow.request()
  }

  /** Takes what a member says about itself. */
  receivePresence(member: Member, entries: readonly PresenceEntry[], content: RoomContent | null): void {
    const mayUse = (client: number): boolean => content?.mayUse(client, member.person.id) === true
    if (!this.#presence.receive(member, entries, mayUse)) return
    if (member.client !== null) content?.claim(member.client, member.person.id)
    this.#presenceShow.request()
  }

  rename(member: Member, person: Person): void {
    member.person = person
    if (this.#presence.rename(member)) this.#presenceShow.request()
  }

  /** Somebody is there on another node, or has left it. */
  hearPresence(entries: readonly FarPresence[]): void {
    if (this.#presence.hear(entries, this.#world.clock.now())) this.#presenceShow.request()
  }

  /** Tells the other nodes of everybody who is here. */
  announce(): void {
    if (this.#presence.announce(this.#world.clock.now())) this.#presenceShow.request()
  }

  /** Tells clients that the server lives. */
  beat(): void {
    for (const member of this.#members) this.send(member, [heartbeat])
  }

  /** Tells one who the others are. */
  showOthers(member: Member): void {
    const others = this.#presence.frameFor(member)
    if (others !== null) this.send(member, [others])
  }

  tell(member: Member, news: ServerNews): void {
    this.send(member, [encodeNews(news)])
  }

  tellAll(news: ServerNews): void {
    for (const member of this.#members) this.tell(member, news)
  }

  /** Tells those who were given the document: the others will be sent it with what it says by then. */
  tellSynced(news: ServerNews): void {
    for (const member of this.#members) if (member.isSynced) this.tell(member, news)
  }

  show(news: RoomNews<Member>): void {
    for (const member of this.#members) if (member.isSynced) this.send(member, news.framesFor(member))
  }

  send(member: Member, frames: readonly Uint8Array[]): void {
    if (frames.length === 0) return
    member.peer.send(frames)
    for (const { length } of frames) this.#world.traffic.sentBytes += length
    const most = this.#world.limits.bufferedBytes + this.#documentBytes()
    if (member.peer.buffered() > most) this.drop(member, 'too-slow')
  }

  drop(member: Member, reason: CloseReason, retryAfterMs = 0): void {
    if (!this.#members.has(member)) return
    this.remove(member)
    member.peer.send([encodeNews({ kind: 'bye', code: closeReasons[reason].code, retryAfterMs })])
    member.peer.close(reason)
    const [document, { connection }] = [this.#document, member]
    this.#world.report({ kind: 'dropped', document, connection, reason })
  }

  #showPresence(): void {
    const news = this.#presence.takeNews()
    this.#world.neighbours?.tellPresence(this.#document, news)
    const frameFor = this.#presence.takeFrames()
    for (const member of this.#members) {
      const frame = frameFor(member)
      if (frame !== null) this.send(member, [frame])
    }
  }
}
