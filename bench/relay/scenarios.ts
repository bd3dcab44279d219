import type { DialectName } from './dialect.ts'
import type { Fixture, FixtureSizes } from './fixture.ts'
import type { JoinOrder, MemoryOrder, TrafficOrder } from './order.ts'
import type { Shared } from './shared-servers.ts'

interface Named {
  readonly name: string
  readonly contestants: readonly DialectName[]
  /** In so many of the runs only: what is not near its figure need not be measured thrice. */
  readonly runs?: number
}

/** One relay at a time, on a copy of the fixture. */
export interface AloneScenario extends Named {
  readonly needs: Partial<FixtureSizes>
  readonly order: (fixture: Fixture) => TrafficOrder | JoinOrder | MemoryOrder
}

/** Our server on PostgreSQL, one node or two. */
export interface SharedScenario extends Named {
  readonly shared: Shared
  readonly order: (rooms: readonly string[]) => TrafficOrder
}

export type Scenario = AloneScenario | SharedScenario

const everybody: readonly DialectName[] = ['stanza', 'hocuspocus', 'y-websocket', 'ws']
const peopleWrite = 20

/** The scenarios of the figures to reach. Short ones are smaller, so that a change can be looked at within two minutes. */
export function scenarios(isShort: boolean, all: boolean): readonly Scenario[] {
  const seconds = isShort ? 2 : 6
  const among = (...few: readonly DialectName[]): readonly DialectName[] => (all ? everybody : few)
  const fanOut = (readers: number, writers: number, ...peers: readonly DialectName[]): AloneScenario => ({
    name: `fan-out ${readers} readers, ${writers} writer${writers === 1 ? '' : 's'}`,
    contestants: among('stanza', 'hocuspocus', ...peers),
    needs: { small: 1 },
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
    operations: 'large' | 'huge',
    name: string,
    rooms: number,
    runs?: number,
  ): AloneScenario => ({
    name: `join of ${name} operations`,
    contestants: ['stanza', 'hocuspocus', 'y-websocket'],
    needs: { small: 1, [operations]: rooms },
    ...(runs === undefined ? {} : { runs }),
    order: ({ small, large, huge, largeBytes, hugeBytes }) => ({
      kind: 'join',
      warmUp: small[0] as string,
      ...(operations === 'large' ? { rooms: large, bytes: largeBytes } : { rooms: huge, bytes: hugeBytes }),
    }),
  })
  const acknowledged = (rooms: readonly string[]): TrafficOrder => ({
    kind: 'traffic',
    rooms: rooms.slice(0, 5),
    readers: 0,
    writers: 10,
    perSecond: peopleWrite,
    seconds,
  })
  const nodes = (shared: Shared, name: string): SharedScenario => ({
    name: `two nodes, ${name}`,
    contestants: ['stanza'],
    shared,
    order: (rooms) => ({
      kind: 'traffic',
      rooms: rooms.slice(0, 1),
      readers: 20,
      writers: 1,
      perSecond: peopleWrite,
      seconds,
    }),
  })
  const manyRooms: AloneScenario = {
    name: 'many rooms',
    contestants: among('stanza', 'hocuspocus', 'y-websocket'),
    needs: { small: isShort ? 50 : 200 },
    order: ({ small }) => ({
      kind: 'traffic',
      rooms: small.slice(0, isShort ? 50 : 200),
      readers: 0,
      writers: 5,
      perSecond: 2,
      seconds,
    }),
  }
  const onSqlite: AloneScenario = {
    name: 'acknowledgement at 1,000 a second, SQLite',
    contestants: ['stanza', 'hocuspocus'],
    needs: { small: 5 },
    order: ({ small }) => acknowledged(small),
  }
  const onPostgres: SharedScenario = {
    name: 'acknowledgement at 1,000 a second, PostgreSQL',
    contestants: ['stanza'],
    shared: 'one node',
    order: acknowledged,
  }
  const memory: AloneScenario = {
    name: 'memory',
    contestants: among('stanza', 'hocuspocus', 'ws'),
    needs: { small: 20, medium: isShort ? 10 : 40 },
    order: ({ small, medium }) => ({
      kind: 'memory',
      idleRooms: small.slice(0, 20),
      connections: isShort ? 500 : 2_000,
      loadedRooms: medium,
    }),
  }
  return [
    fanOut(100, 1),
    fanOut(100, 10),
    fanOut(500, 1),
    fanOut(500, 10, 'ws'),
    manyRooms,
    onSqlite,
    onPostgres,
    nodes('two nodes with Redis', 'with Redis'),
    nodes('two nodes', 'without Redis'),
    joins('large', '200,000', isShort ? 2 : 3),
    ...(isShort ? [] : [joins('huge', '1,000,000', 2, 1)]),
    memory,
  ]
}

/** Rooms of ten, one of whom writes: traffic grows with the connections. */
export function growth(connections: number, fixture: Fixture): TrafficOrder {
  const rooms = fixture.small.slice(0, connections / 10)
  return { kind: 'traffic', rooms, readers: 9, writers: 1, perSecond: 10, seconds: 3 }
}

/** One room of 100 readers and ten writers, who together write so many updates a second. */
export function rate(perSecond: number, fixture: Fixture): TrafficOrder {
  const rooms = fixture.small.slice(0, 1)
  return { kind: 'traffic', rooms, readers: 100, writers: 10, perSecond: perSecond / 10, seconds: 2 }
}
