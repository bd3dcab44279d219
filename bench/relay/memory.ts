import { setTimeout as pause } from 'node:timers/promises'
import { dialects } from './dialect.ts'
import type { Figures, MemoryOrder, Target } from './order.ts'
import { memoryBytes } from './process-use.ts'
import { openReader, type RawReader } from './raw-reader.ts'

const openAtOnce = 50

/** Memory in KiB that one idle connection and one loaded room cost, by the difference that many make. */
export async function measureMemory(target: Target, order: MemoryOrder): Promise<Figures> {
  const { idleRooms, connections, loadedRooms } = order
  const all: RawReader[] = []
  const open = async (rooms: readonly string[], count: number): Promise<number> => {
    for (let index = 0; index < count; index += 1) {
      const reader = openIdle(target, rooms[index % rooms.length] as string)
      all.push(reader)
      if (index % openAtOnce === 0) await reader.opened
    }
    await Promise.all(all.map(({ opened }) => opened))
    await pause(1_000)
    return memoryBytes(target.pid)
  }
  // Rooms and code are there before connections are counted.
  const before = await open(idleRooms, idleRooms.length * 10)
  const idle = await open(idleRooms, connections)
  const loaded = await open(loadedRooms, loadedRooms.length)
  for (const reader of all) reader.close()
  const perConnection = (idle - before) / connections / 1_024
  return {
    idleConnection: perConnection,
    loadedRoom: (loaded - idle) / loadedRooms.length / 1_024 - perConnection,
  }
}

function openIdle({ name, port, token }: Target, room: string): RawReader {
  const dialect = dialects[name]
  return openReader({
    port,
    path: dialect.path(room),
    headers: { authorization: `Bearer ${token}` },
    opening: dialect.opening(room),
    onBytes: () => undefined,
  })
}
