import type { DialectName } from './dialect.ts'

/** Which server a load goes to. Always on 127.0.0.1. */
export interface Target {
  readonly name: DialectName
  readonly pid: number
  readonly port: number
  /** Where readers connect to, when it is another node than the writers'. */
  readonly readPort?: number
  readonly token: string
}

/** People write and read: `writers` and `readers` in each room, each writer so often a second. */
export interface TrafficOrder {
  readonly kind: 'traffic'
  readonly rooms: readonly string[]
  readonly readers: number
  readonly writers: number
  readonly perSecond: number
  readonly seconds: number
}

/** Joins of documents: each once cold, then warm, then after somebody has written. */
export interface JoinOrder {
  readonly kind: 'join'
  readonly warmUp: string
  readonly rooms: readonly string[]
  readonly bytes: number
}

/** Memory of connections that do nothing, and of rooms that hold a document. */
export interface MemoryOrder {
  readonly kind: 'memory'
  readonly idleRooms: readonly string[]
  readonly connections: number
  readonly loadedRooms: readonly string[]
}

export type Order = TrafficOrder | JoinOrder | MemoryOrder

/** What was measured, by name; times in ms, memory in KiB. */
export type Figures = Readonly<Record<string, number>>
