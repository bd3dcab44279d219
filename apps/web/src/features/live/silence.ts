import type { Clock } from './browser-clock.ts'

/** The parts of y-websocket's provider that are used: all public. */
interface Connection {
  readonly wsconnected: boolean
  readonly wsconnecting: boolean
  readonly synced: boolean
  /** When the last message came, in Unix ms. */
  readonly wsLastMessageReceived: number
  connect(): void
  disconnect(): void
}

const everyMs = 1_000
/** The server says something every 3 s (attach-sync.ts): two beats and a half are lost. */
const silentMs = 7_500
/** An attempt into a network that swallows everything is given up, or it would outlast the network's return. */
const attemptMs = 10_000

/**
 * Ends a connection that has silently died, as in a tunnel or behind a router that forgot it: nothing closes it, and
 * y-websocket alone would wait for 30 s. Not before the first exchange is over: a long text on a slow line is silent, too.
 * @returns what ends the watch.
 */
export function endSilence(connection: Connection, clock: Clock): () => void {
  let looked = clock.now()
  let attemptSince: number | null = null
  let stop = (): void => undefined
  const restart = (): void => {
    attemptSince = null
    connection.disconnect()
    connection.connect()
  }
  const look = (): void => {
    const now = clock.now()
    // A page that slept or was busy has messages waiting that it could not hear yet.
    const wasAwake = now - looked < 2 * everyMs
    looked = now
    attemptSince = connection.wsconnecting ? (attemptSince ?? now) : null
    const { wsconnected, synced, wsLastMessageReceived } = connection
    if (wasAwake && wsconnected && synced && now - wsLastMessageReceived > silentMs) restart()
    else if (attemptSince !== null && now - attemptSince > attemptMs) restart()
    stop = clock.after(everyMs, look)
  }
  stop = clock.after(everyMs, look)
  return () => stop()
}
