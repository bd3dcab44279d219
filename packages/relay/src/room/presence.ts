import * as encoding from 'lib0/encoding'
import type { PresenceEntry } from '../client-frame.ts'
import { frameType } from '../frames.ts'
import type { Member, Person } from './member.ts'

/** What a browser may say about itself; who it is, the server says (threats.md T09). */
const allowedKeys = ['cursor', 'scroll'] as const

interface Shown {
  readonly member: Member
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
    this.#shown.get(own.client)?.member.forgetClient()
    member.client = own.client
    this.#show(own.client, member, state)
    return true
  }

  /** The person's name has changed. True when there is something to tell. */
  rename(member: Member): boolean {
    const shown = member.client === null ? undefined : this.#shown.get(member.client)
    if (shown === undefined || member.client === null) return false
    this.#show(member.client, member, { ...shown.state, user: userOf(member.person) })
    return true
  }

  leave(member: Member): boolean {
    const { client } = member
    if (client === null || this.#shown.get(client)?.member !== member) return false
    this.#shown.delete(client)
    this.#changed.delete(client)
    this.#gone.set(client, this.#encode(client, null))
    return true
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
    const holder = this.#shown.get(client)?.member
    // The same person may take an id over: a reconnect can arrive before the old socket is known to be dead.
    return holder === undefined || holder === member || holder.person.id === member.person.id
  }

  #show(client: number, member: Member, state: Shown['state']): void {
    this.#shown.set(client, { member, state, entry: this.#encode(client, state) })
    this.#gone.delete(client)
    this.#changed.add(client)
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
