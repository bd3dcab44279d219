import type { Clock } from '../live/browser-clock.ts'

/** After a first failure; each further one waits twice as long, up to the second. */
const firstMs = 2_000
const mostMs = 30_000

interface Attempts<Got> {
  readonly get: () => Promise<Got>
  readonly onGot: (got: Got) => void
  /** Called once, with the first failure. */
  readonly onFailed: () => void
  readonly clock: Clock
  /** Fires `online` when there is a network again. */
  readonly network: EventTarget
}

/** Gets something again and again until it is there: after some seconds, and at once when the network is back. @returns what gives up. */
export function keepTrying<Got>({ get, onGot, onFailed, clock, network }: Attempts<Got>): () => void {
  let wait = firstMs
  let hasFailed = false
  let isTrying = false
  let stopWaiting = (): void => undefined
  const end = (): void => {
    stopWaiting()
    network.removeEventListener('online', again)
  }
  const attempt = async (): Promise<void> => {
    stopWaiting()
    isTrying = true
    let got: Got
    try {
      got = await get()
    } catch {
      isTrying = false
      if (isOver) return
      if (!hasFailed) onFailed()
      hasFailed = true
      stopWaiting = clock.after(wait, again)
      wait = Math.min(wait * 2, mostMs)
      return
    }
    if (isOver) return
    end()
    onGot(got)
  }
  let isOver = false
  const again = (): void => {
    if (!isTrying) void attempt()
  }
  network.addEventListener('online', again)
  again()
  return () => {
    isOver = true
    end()
  }
}
