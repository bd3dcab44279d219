import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { CloseReason } from '../close-reason.ts'
import { settle } from '../content/settle.ts'
import { encodeMark, encodeSync, frameType, readNews, syncType, type ServerNews } from '../frames.ts'
import type { Limits } from '../limits.ts'
import type { Access, Visitor } from '../room/member.ts'
import type { RelayEvent } from '../room/relay-event.ts'
import { Rooms, type RoomsOptions, type Seat } from '../room/rooms.ts'
import { fakeClock, type FakeClock } from './fake-clock.ts'
import { heldLog, settled, type HeldLog } from './held-log.ts'

export const mayEdit: Access = { role: 'writer', phase: 'collecting', refusal: null }
export const mayRead: Access = {
  role: 'reader',
  phase: 'collecting',
  refusal: { code: 'read-only', text: 'You may read.' },
}

export interface Script {
  readonly log: HeldLog
  readonly clock: FakeClock
  readonly rooms: Rooms
  readonly events: RelayEvent[]
  /** Somebody comes: a client whose document answers as y-websocket's does. */
  join(person: string, options?: { access?: Access; document?: string; ydoc?: Y.Doc }): Promise<Client>
}

export interface Client {
  readonly seat: Seat
  readonly ydoc: Y.Doc
  /** Everything it was sent beside sync and presence, oldest first. */
  readonly news: ServerNews[]
  /** The kinds of all frames it was sent. */
  readonly kinds: string[]
  readonly presence: Map<number, unknown>
  closed: CloseReason | null
  /** How many bytes its network has not taken. */
  waiting: number
  readonly text: string
  type(words: string): void
  /** Sends bytes as they are. */
  send(frame: Uint8Array): void
  /** Sends an update as a sync frame and a mark behind it. */
  update(bytes: Uint8Array): void
  show(client: number, state: unknown): void
  /** The newest n it was told to be saved. */
  readonly saved: number
  readonly sent: number
}

/** What rooms share with those of another node, and what a server does beside them. */
interface AnotherNode {
  readonly log?: HeldLog
  readonly clock?: FakeClock
  readonly shared?: NonNullable<RoomsOptions['shared']>
  readonly beforeMassDeletion?: NonNullable<RoomsOptions['beforeMassDeletion']>
}

function logSayingOnce(): HeldLog {
  const log = heldLog()
  const first = new Y.Doc()
  first.getText('t').insert(0, 'Once')
  log.create('d', Y.encodeStateAsUpdate(first))
  return log
}

/** Rooms over a log, a clock and clients that a test moves by hand. The document is 'd' and says "Once". */
export function scriptedRooms(limits: Partial<Limits> = {}, another: AnotherNode = {}): Script {
  const { log = logSayingOnce(), clock = fakeClock(), shared, beforeMassDeletion } = another
  const events: RelayEvent[] = []
  let ids = 0
  const rooms = new Rooms({
    log,
    clock,
    limits,
    workshop: { settle: async (parts) => settle(parts) },
    schema: { min: 1, now: 1 },
    newId: () => `id ${(ids += 1)}`,
    random: () => 0.5,
    report: (event) => void events.push(event),
    ...(shared === undefined ? {} : { shared }),
    ...(beforeMassDeletion === undefined ? {} : { beforeMassDeletion }),
  })
  return {
    log,
    clock,
    rooms,
    events,
    join: async (name, { access = mayEdit, document = 'd', ydoc = new Y.Doc() } = {}) => {
      const visitor: Visitor = {
        connection: `${name} c${(ids += 1)}`,
        person: { id: name, name, color: '#000000' },
        access,
      }
      return connect(rooms, document, visitor, ydoc)
    },
  }
}

async function connect(rooms: Rooms, document: string, visitor: Visitor, ydoc: Y.Doc): Promise<Client> {
  const [news, kinds, presence] = [[] as ServerNews[], [] as string[], new Map<number, unknown>()]
  let seat: Seat | null = null
  let sent = 0
  const early: Uint8Array[] = []
  const sync = (frame: Uint8Array): void => {
    sent += 1
    client.send(frame)
    client.send(encodeMark(sent))
  }
  const client: Client = {
    get seat() {
      return seat as Seat
    },
    ydoc,
    news,
    kinds,
    presence,
    closed: null,
    waiting: 0,
    get text() {
      return ydoc.getText('t').toString()
    },
    type: (words) => ydoc.getText('t').insert(ydoc.getText('t').length, words),
    send: (frame) => void (seat === null ? early.push(frame) : seat.receive(frame)),
    update: (bytes) => sync(encodeSync('update', bytes)),
    show: (id, state) => client.send(presenceFrame(id, state)),
    get saved() {
      return news.reduce((most, item) => (item.kind === 'saved' ? item.n : most), 0)
    },
    get sent() {
      return sent
    },
  }
  const hear = (bytes: Uint8Array): void => {
    const from = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(from)
    if (type === frameType.sync) hearSync(from, ydoc, sync, kinds)
    else if (type === frameType.awareness) kinds.push(hearPresence(from, presence))
    else {
      const kind = (Object.keys(frameType) as (keyof typeof frameType)[]).find(
        (name) => frameType[name] === type,
      )
      const item = readNews(kind as ServerNews['kind'], from)
      kinds.push(item.kind)
      news.push(item)
    }
  }
  const joined = await rooms.join(document, visitor, {
    send: (frames) => frames.forEach(hear),
    buffered: () => client.waiting,
    close: (reason) => void (client.closed = reason),
  })
  if (typeof joined === 'string') client.closed = joined
  else {
    seat = joined
    for (const frame of early) seat.receive(frame)
    sync(encodeSync('step1', Y.encodeStateVector(ydoc)))
    ydoc.on(
      'update',
      (update: Uint8Array, origin: unknown) => void (origin === 'server' || client.update(update)),
    )
  }
  await settled()
  return client
}

function hearSync(
  from: decoding.Decoder,
  ydoc: Y.Doc,
  sync: (frame: Uint8Array) => void,
  kinds: string[],
): void {
  const type = decoding.readVarUint(from)
  const bytes = decoding.readVarUint8Array(from)
  kinds.push(Object.keys(syncType)[type] as string)
  if (type === syncType.step1) sync(encodeSync('step2', Y.encodeStateAsUpdate(ydoc, bytes)))
  else Y.applyUpdate(ydoc, bytes, 'server')
}

function hearPresence(from: decoding.Decoder, presence: Map<number, unknown>): string {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(from))
  for (let left = decoding.readVarUint(inner); left > 0; left -= 1) {
    const client = decoding.readVarUint(inner)
    decoding.readVarUint(inner)
    const state: unknown = JSON.parse(decoding.readVarString(inner))
    if (state === null) presence.delete(client)
    else presence.set(client, state)
  }
  return 'presence'
}

export function presenceFrame(client: number, state: unknown): Uint8Array {
  const inner = encoding.encode((to) => {
    encoding.writeVarUint(to, 1)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, 1)
    encoding.writeVarString(to, JSON.stringify(state))
  })
  return encoding.encode((to) => {
    encoding.writeVarUint(to, frameType.awareness)
    encoding.writeVarUint8Array(to, inner)
  })
}
