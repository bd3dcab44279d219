/**
 * Names that tabs of this browser hold for as long as they live, so that none takes for left behind what another still
 * works on. By the browser's locks; where an address is not secure (plain http in a private network) there are none, and
 * the tabs ask each other.
 */
export interface TabNames {
  /** Holds a name. @returns what gives it free. */
  readonly hold: (name: string) => Promise<() => void>
  /** Does something if no living tab holds the name, and holds it meanwhile where there are locks. */
  readonly ifFree: (name: string, act: () => Promise<void>) => Promise<void>
}

/** 128 bits of chance in hex; `randomUUID` exists at secure addresses only. */
export const newTabName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

export const tabNames = (): TabNames =>
  (navigator as Partial<Navigator>).locks === undefined ? askedNames() : lockedNames(navigator.locks)

function lockedNames(locks: LockManager): TabNames {
  return {
    hold: async (name) => {
      const held = Promise.withResolvers<() => void>()
      const released = Promise.withResolvers<void>()
      const nothing = (): void => undefined
      locks
        .request(name, () => {
          held.resolve(released.resolve)
          return released.promise
        })
        // A page that is on its way out gets none, and needs none.
        .catch(() => held.resolve(nothing))
      return held.promise
    },
    ifFree: async (name, act) => {
      await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await act()
      })
    },
  }
}

const channelName = 'stanza:tabs'
/** A living tab answers at once; one that the browser has put to sleep does not, and is taken for gone. */
const answerMs = 300

/** The same by word of mouth. Two that ask at once may both go on: what they do must bear it. */
function askedNames(): TabNames {
  return {
    hold: async (name) => {
      const channel = new BroadcastChannel(channelName)
      channel.addEventListener('message', ({ data }: MessageEvent<{ asked?: string }>) => {
        if (data.asked !== name) return
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of one origin.
        channel.postMessage({ held: name })
      })
      return () => channel.close()
    },
    ifFree: async (name, act) => {
      const channel = new BroadcastChannel(channelName)
      const isHeld = await new Promise<boolean>((resolve) => {
        channel.addEventListener('message', ({ data }: MessageEvent<{ held?: string }>) => {
          if (data.held === name) resolve(true)
        })
        setTimeout(() => resolve(false), answerMs)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of one origin.
        channel.postMessage({ asked: name })
      })
      channel.close()
      if (!isHeld) await act()
    },
  }
}
