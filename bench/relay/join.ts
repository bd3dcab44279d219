import { dialects } from './dialect.ts'
import type { Figures, JoinOrder, Target } from './order.ts'
import { openReader, type RawReader } from './raw-reader.ts'
import { median } from './statistics.ts'
import { openWriter } from './writer.ts'

const joinsEach = 3
const longestMs = 60_000
// What a relay encodes of a document differs by a few bytes from what it was given.
const almostAll = 0.95

/** Times from opening the connection to the last of the document's bytes. */
export async function measureJoins(target: Target, { warmUp, rooms, bytes }: JoinOrder): Promise<Figures> {
  const [cold, warm, edited]: [number[], number[], number[]] = [[], [], []]
  // The first connection finds code that never ran; that is not what is asked here.
  await join(target, warmUp, 1).then(({ reader }) => reader.close())
  for (const room of rooms) {
    const first = await join(target, room, bytes)
    cold.push(first.ms)
    for (let turn = 0; turn < joinsEach; turn += 1) warm.push(await once(target, room, bytes))
    for (let turn = 0; turn < joinsEach; turn += 1) {
      await write(target, room)
      edited.push(await once(target, room, bytes))
    }
    first.reader.close()
  }
  return { cold: median(cold), warm: median(warm), edited: median(edited) }
}

async function once(target: Target, room: string, bytes: number): Promise<number> {
  const { ms, reader } = await join(target, room, bytes)
  reader.close()
  return ms
}

async function join(
  { name, port, token }: Target,
  room: string,
  bytes: number,
): Promise<{ readonly ms: number; readonly reader: RawReader }> {
  const { promise: there, resolve, reject } = Promise.withResolvers<void>()
  const dialect = dialects[name]
  let read = 0
  const start = performance.now()
  const reader = openReader({
    port,
    path: dialect.path(room),
    headers: { authorization: `Bearer ${token}` },
    opening: dialect.opening(room),
    onBytes(piece) {
      read += piece.length
      if (read >= bytes * almostAll) resolve()
    },
  })
  reader.opened.catch(reject)
  const timer = setTimeout(() => reject(new Error(`${name}: ${read} of ${bytes} bytes`)), longestMs)
  await there
  clearTimeout(timer)
  return { ms: performance.now() - start, reader }
}

/** Somebody comes, writes a word and goes. */
async function write({ name, port, token }: Target, room: string): Promise<void> {
  const writer = openWriter({
    dialect: dialects[name],
    port,
    room,
    headers: { authorization: `Bearer ${token}` },
    who: 0,
    onToken: () => undefined,
    onAcknowledged: () => undefined,
  })
  await writer.opened
  writer.write()
  // Long enough for every relay to have taken it in.
  await new Promise((resolve) => setTimeout(resolve, 200))
  writer.close()
}
