import * as encoding from 'lib0/encoding'
import type { PresenceEntry } from '../client-frame.ts'
import { frameType } from '../frames.ts'
import type { FarPresence } from '../neighbours.ts'
import type { Member, Person } from './member.ts'

/** What a browser may say about itself; who it is, the server says (threats.md T09). */
const allowedKeys = ['cursor', 'scroll'] as const

// A node tells of its people every 10 s.
const farMs = 25_000
// Five full rooms: what somebody who reaches the neighbours' channel can make us hold.
const mostFar = 500

interface Shown {
  /** Null: on another node. */
  readonly member: Member | null
  readonly person: Person
  /** What the browser said, as JSON. */
  readonly said: string
  /** When we heard of it. */
  readonly heard: number
  readonly state: Readonly<Record<string, unknown>>
  /** As y-protocols writes it: clientID, clock, JSON. Encoded once for all. */
  readonly entry: Uint8Array
}

/** Who is here and where their carets are. Never stored, never acknowledged. */
export class Presence {
  readonly #shown = new Map<number, Shown>()
  /** The clientIDs that are gone since the last frames, with the entries that say so. */
  readonly #gone = new Map<number, Uint8Array>()
  readonly #changed = new Set<number>()
  /** Of our own people, since the neighbours were told. */
  readonly #news = new Map<number, FarPresence>()
  readonly #largest: number
  /** The server counts the clocks: they rise over a reconnect and over a restart, which a client's own would not. */
  #clock: number

  constructor(largest: number, now: number) {
    this.#largest = largest
    this.#clock = now
  }

  /**
   * Takes what a member says about itself. Entries for other clientIDs are skipped in silence: y-websocket sends every
   * change it hears back to the server. True when there is something to tell the others.
   */
  receive(member: Member, entries: readonly PresenceEntry[], mayUse: (client: number) => boolean): boolean {
    const own = entries.find(
      ({ client }) => client === (member.client ?? client) && this.#isFree(client, member),
    )
    if (own === undefined || own.json.length > this.#largest || !mayUse(own.client)) return false
    const state = readState(own.json, member.person)
    if (state === undefined) return false
    if (state === null) return this.leave(member)
    this.#shown.get(own.client)?.member?.forgetClient()
    member.client = own.client
    this.#showOwn(own.client, member, own.json)
    return true
  }

  /** The person's name has changed. True when there is something to tell. */
  rename(member: Member): boolean {
    const shown = member.client === null ? undefined : this.#shown.get(member.client)
    if (shown === undefined || member.client === null) return false
    this.#showOwn(member.client, member, shown.said)
    return true
  }

  leave(member: Member): boolean {
    const { client } = member
    if (client === null || this.#shown.get(client)?.member !== member) return false
    this.#remove(client)
    this.#news.set(client, { client, person: member.person, said: null })
    return true
  }

  /** Takes what another node says about its people; ours we know better. True when there is something to tell. */
  hear(entries: readonly FarPresence[], now: number): boolean {
    let isNews = false
    for (const { client, person, said } of entries.slice(0, mostFar)) {
      const shown = this.#shown.get(client)
      if (shown !== undefined && shown.member !== null) continue
      const state = said === null ? null : readState(said, person)
      if (state === undefined || (said !== null && said.length > this.#largest)) continue
      if (state !== null && said !== null) {
        const isSame = shown?.said === said && shown.person.name === person.name
        if (shown === undefined && this.#shown.size >= mostFar) continue
        if (isSame) this.#shown.set(client, { ...shown, heard: now })
        else this.#show(client, { member: null, person, said, heard: now, state })
        isNews ||= !isSame
      } else if (shown !== undefined) {
        this.#remove(client)
        isNews = true
      }
    }
    return isNews
  }

  /** Everybody of ours is news again; those of whom a node has told nothing for long are gone. True when there is news. */
  announce(now: number): boolean {
    for (const [client, { member, person, said, heard }] of this.#shown) {
      if (member !== null) this.#news.set(client, { client, person, said })
      else if (heard < now - farMs) this.#remove(client)
    }
    return this.#news.size > 0 || this.#gone.size > 0
  }

  /** What is to be told to the neighbours since the last call. */
  takeNews(): readonly FarPresence[] {
    const news = [...this.#news.values()]
    this.#news.clear()
    return news
  }

  /** Everybody else, for one who has just come; null when nobody is shown. */
  frameFor(member: Member): Uint8Array | null {
    return joined(
      [...this.#shown].filter(([client]) => client !== member.client).map(([, { entry }]) => entry),
    )
  }

  /**
   * What has changed since the last call, as the frame for each member. Nobody is sent its own entry: y-protocols would
   * put it in place of a newer local one.
   */
  takeFrames(): (member: Member) => Uint8Array | null {
    const entries = new Map(this.#gone)
    for (const client of this.#changed) entries.set(client, (this.#shown.get(client) as Shown).entry)
    this.#changed.clear()
    this.#gone.clear()
    const all = joined([...entries.values()])
    return ({ client }) => {
      if (client === null || !entries.has(client)) return all
      return joined([...entries].filter(([other]) => other !== client).map(([, entry]) => entry))
    }
  }

  #isFree(client: number, member: Member): boolean {
    const holder = this.#shown.get(client)?.member ?? undefined
    // The same person may take an id over: a reconnect can arrive before the old socket is known to be dead.
    return holder === undefined || holder === member || holder.person.id === member.person.id
  }

  #showOwn(client: number, member: Member, said: string): void {
    const { person } = member
    const state = readState(said, person) ?? {}
    this.#show(client, { member, person, said, heard: 0, state })
    this.#news.set(client, { client, person, said })
  }

  #show(client: number, shown: Omit<Shown, 'entry'>): void {
    this.#shown.set(client, { ...shown, entry: this.#encode(client, shown.state) })
    this.#gone.delete(client)
    this.#changed.add(client)
  }

  #remove(client: number): void {
    this.#shown.delete(client)
    this.#changed.delete(client)
    this.#gone.set(client, this.#encode(client, null))
  }

  #encode(client: number, state: Shown['state'] | null): Uint8Array {
    this.#clock += 1
    return encoding.encode((to) => {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, this.#clock)
      encoding.writeVarString(to, JSON.stringify(state))
    })
  }
}

/** A frame without any state: keeps y-websocket, which closes after 30 s of silence, content. */
export const heartbeat: Uint8Array = encodePresence([])

const joined = (entries: readonly Uint8Array[]): Uint8Array | null =>
  entries.length === 0 ? null : encodePresence(entries)

function encodePresence(entries: readonly Uint8Array[]): Uint8Array {
  const states = encoding.encode((to) => {
    encoding.writeVarUint(to, entries.length)
    for (const entry of entries) encoding.writeUint8Array(to, entry)
  })
  return encoding.encode((to) => {
    encoding.writeVarUint(to, frameType.awareness)
    encoding.writeVarUint8Array(to, states)
  })
}

/** Null: the client leaves. Undefined: not a state. */
function readState(json: string, person: Person): Readonly<Record<string, unknown>> | null | undefined {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  if (value === null) return null
  if (typeof value !== 'object') return undefined
  const said = value as Readonly<Record<string, unknown>>
  const kept = allowedKeys.filter((key) => Object.hasOwn(said, key)).map((key) => [key, said[key]] as const)
  return { ...Object.fromEntries(kept), user: userOf(person) }
}

const userOf = ({ id, name, color }: Person): Readonly<Record<string, unknown>> => ({ id, name, color })
