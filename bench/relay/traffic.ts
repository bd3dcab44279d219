import { setTimeout as pause } from 'node:timers/promises'
import { dialects } from './dialect.ts'
import type { Figures, Target, TrafficOrder } from './order.ts'
import { cpuSeconds } from './process-use.ts'
import { openReader } from './raw-reader.ts'
import { quantile } from './statistics.ts'
import { TokenReader } from './token.ts'
import { openWriter, type Writer } from './writer.ts'

// So many readers' delays are looked at; the others only count.
const sampled = 40
const openAtOnce = 50
// A relay runs for weeks: what its compiler does in the first seconds is nobody's figure.
const [warmMs, drainMs, tickMs] = [4_000, 3_000, 5]

export async function measureTraffic(target: Target, order: TrafficOrder): Promise<Figures> {
  const { rooms, perSecond, seconds } = order
  const delays: number[] = []
  const acknowledgements: number[] = []
  let isMeasuring = false
  let toWriters = 0
  const onToken = (sentAt: number): void => {
    if (isMeasuring) delays.push(performance.now() - sentAt)
  }
  const { readers, counters, writers } = await openClients(target, order, {
    onRead: (_who, sentAt) => onToken(sentAt),
    onWriterRead: (_who, sentAt) => {
      toWriters += 1
      onToken(sentAt)
    },
    onAcknowledged: (ms) => void (isMeasuring && acknowledgements.push(ms)),
  })
  const count = (): number => counters.reduce((sum, { found }) => sum + found, toWriters)
  const sentNow = (): number => writers.reduce((sum, { sent }) => sum + sent, 0)
  const perUpdate = order.readers + order.writers - 1

  await writeFor(writers, perSecond, warmMs)
  await until(() => count() >= sentNow() * perUpdate, drainMs)
  const [delivered0, sent0, cpu0] = [count(), sentNow(), cpuSeconds(target.pid)]
  const ownCpu0 = cpuSeconds(process.pid)
  isMeasuring = true
  const start = performance.now()
  await writeFor(writers, perSecond, seconds * 1_000)
  const expected = (sentNow() - sent0) * perUpdate
  await until(() => count() - delivered0 >= expected, drainMs)
  const cpu = cpuSeconds(target.pid) - cpu0
  const ownCpu = cpuSeconds(process.pid) - ownCpu0
  const took = (performance.now() - start) / 1_000
  const delivered = count() - delivered0
  const lost = readers.filter(({ isClosed }) => isClosed).length
  for (const client of [...readers, ...writers]) client.close()
  return {
    updatesPerSecond: (sentNow() - sent0) / seconds,
    delivered: delivered / expected,
    lostConnections: lost,
    rooms: rooms.length,
    cpuPer1000: (cpu / delivered) * 1_000,
    cpuShare: cpu / took,
    loadShare: ownCpu / took,
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    ...(acknowledgements.length === 0
      ? {}
      : { ack50: quantile(acknowledgements, 0.5), ack99: quantile(acknowledgements, 0.99) }),
  }
}

interface Listeners {
  readonly onRead: (who: number, sentAt: number) => void
  readonly onWriterRead: (who: number, sentAt: number) => void
  readonly onAcknowledged: (ms: number) => void
}

async function openClients(
  { name, port, readPort = port, token }: Target,
  order: TrafficOrder,
  listeners: Listeners,
) {
  const dialect = dialects[name]
  const headers = { authorization: `Bearer ${token}` }
  const readers = []
  const counters: TokenReader[] = []
  const writers: Writer[] = []
  const each = Math.max(1, Math.ceil((order.readers * order.rooms.length) / sampled))
  for (const room of order.rooms) {
    for (let index = 0; index < order.readers; index += 1) {
      const counter = new TokenReader(counters.length % each === 0 ? listeners.onRead : null)
      counters.push(counter)
      const onBytes = (bytes: Buffer): void => counter.read(bytes)
      const reader = openReader({
        port: readPort,
        path: dialect.path(room),
        headers,
        opening: dialect.opening(room),
        onBytes,
      })
      readers.push(reader)
      if (readers.length % openAtOnce === 0) await reader.opened
    }
    for (let index = 0; index < order.writers; index += 1) {
      const { onWriterRead: onToken, onAcknowledged } = listeners
      const writer = openWriter({
        dialect,
        port,
        room,
        headers,
        who: writers.length,
        onToken,
        onAcknowledged,
      })
      writers.push(writer)
      if (writers.length % openAtOnce === 0) await writer.opened
    }
  }
  await Promise.all([...readers, ...writers].map(({ opened }) => opened))
  // The documents are on their way still.
  await pause(500)
  return { readers, counters, writers }
}

/** Lets all write at their rate, spread evenly, until the time is over. */
async function writeFor(writers: readonly Writer[], perSecond: number, ms: number): Promise<void> {
  const start = performance.now()
  const total = Math.round((writers.length * perSecond * ms) / 1_000)
  for (let written = 0; written < total;) {
    const due = Math.min(total, Math.ceil(((performance.now() - start) / ms) * total))
    for (; written < due; written += 1) writers[written % writers.length]?.write()
    await pause(tickMs)
  }
}

async function until(test: () => boolean, longestMs: number): Promise<void> {
  for (const end = performance.now() + longestMs; !test() && performance.now() < end;) await pause(tickMs)
}
