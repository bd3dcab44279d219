import type { DialectName } from './dialect.ts'
import type { Fixture, FixtureSizes } from './fixture.ts'
import type { Order } from './order.ts'

export interface Scenario {
  readonly name: string
  readonly contestants: readonly DialectName[]
  readonly order: (fixture: Fixture) => Order
}

const all: readonly DialectName[] = ['stanza', 'hocuspocus', 'y-websocket', 'ws']
const peopleWrite = 20

export const sizesFor = (quick: boolean): FixtureSizes =>
  quick ? { small: 100, medium: 10, large: 2, huge: 0 } : { small: 300, medium: 40, large: 4, huge: 2 }

/** The scenarios of issue 3, point 6. Quick ones are smaller, so that a change can be looked at within two minutes. */
export function scenarios(quick: boolean): readonly Scenario[] {
  const seconds = quick ? 2 : 5
  const fanOut = (readers: number, writers: number): Scenario => ({
    name: `fan-out ${readers} readers, ${writers} writer${writers === 1 ? '' : 's'}`,
    contestants: all,
    order: ({ small }) => ({
      kind: 'traffic',
      rooms: small.slice(0, 1),
      readers,
      writers,
      perSecond: peopleWrite,
      seconds,
    }),
  })
  const joins = (
    name: string,
    pick: (fixture: Fixture) => readonly [readonly string[], number],
  ): Scenario => ({
    name,
    contestants: ['stanza', 'hocuspocus', 'y-websocket'],
    order(fixture) {
      const [rooms, bytes] = pick(fixture)
      return { kind: 'join', warmUp: fixture.small[0] as string, rooms, bytes }
    },
  })
  return [
    fanOut(100, 1),
    fanOut(100, 10),
    fanOut(500, 1),
    fanOut(500, 10),
    {
      name: 'many rooms',
      contestants: all,
      order: ({ small }) => ({
        kind: 'traffic',
        rooms: small.slice(0, quick ? 50 : 200),
        readers: 0,
        writers: 5,
        perSecond: 2,
        seconds,
      }),
    },
    {
      name: 'acknowledgement at 1,000 updates a second',
      contestants: ['stanza', 'hocuspocus'],
      order: ({ small }) => ({
        kind: 'traffic',
        rooms: small.slice(0, 5),
        readers: 0,
        writers: 10,
        perSecond: 20,
        seconds,
      }),
    },
    joins('join of 200,000 operations', ({ large, largeBytes }) => [large, largeBytes]),
    ...(quick ? [] : [joins('join of 1,000,000 operations', ({ huge, hugeBytes }) => [huge, hugeBytes])]),
    {
      name: 'memory',
      contestants: all,
      order: ({ small, medium }) => ({
        kind: 'memory',
        idleRooms: small.slice(0, 20),
        connections: quick ? 500 : 2_000,
        loadedRooms: medium,
      }),
    },
  ]
}

/** Rooms of ten, one of whom writes: traffic grows with the connections. */
export function growth(connections: number, fixture: Fixture): Order {
  const rooms = fixture.small.slice(0, connections / 10)
  return { kind: 'traffic', rooms, readers: 9, writers: 1, perSecond: 10, seconds: 5 }
}

/** One room of 100 readers and ten writers, who together write so many updates a second. */
export function rate(perSecond: number, fixture: Fixture): Order {
  const rooms = fixture.small.slice(0, 1)
  return { kind: 'traffic', rooms, readers: 100, writers: 10, perSecond: perSecond / 10, seconds: 3 }
}
