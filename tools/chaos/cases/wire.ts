import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case, type CaseContext, type CaseResult } from '../case.ts'
import type { Chance } from '../chance.ts'
import { openProxy, type Harm, type Proxy } from '../proxy.ts'
import { openStage, type FinishOptions, type Stage } from '../stage.ts'

// A digest that tells a client of what it missed comes every 30 s.
const digestMs = 40_000

interface WireRun {
  readonly proxy: Proxy
  readonly stage: Stage
  readonly context: CaseContext
}

/** A case whose fault is on the way between client and server. */
function wireCase(
  id: string,
  title: string,
  options: FinishOptions,
  act: (run: WireRun) => Promise<string>,
): Case {
  return {
    id,
    title,
    async run(context): Promise<CaseResult> {
      const proxies: Proxy[] = []
      const via = async ([server = '']: readonly string[]): Promise<string> => {
        const opened = await openProxy(server, id === 'F27' ? 20_000 : 0)
        proxies.push(opened)
        return opened.url
      }
      const { chance, build } = context
      await using stage = await openStage({
        typists: 6,
        chance,
        via,
        ...(build === undefined ? {} : { build }),
      })
      const [proxy] = proxies
      if (proxy === undefined) throw new Error('no proxy')
      await using closing = proxy
      stage.type(5)
      const facts = await act({ proxy, stage, context })
      closing.harm = null
      const codes = [...new Set(stage.typists.flatMap(({ closeCodes }) => closeCodes))].toSorted(
        (a, b) => a - b,
      )
      const violations = await stage.finish({ savedWithinMs: 12_000, agreeWithinMs: 70_000, ...options })
      return {
        violations,
        facts: factsOf(stage.ledger.counts, `${facts}closed with ${codes.join(' ') || 'nothing'}`),
      }
    },
  }
}

/** Harms so many of 100 messages. */
const sometimes =
  (chance: Chance, percent: number, harm: Harm): Harm =>
  (message, direction, pass) =>
    chance.next() * 100 < percent ? harm(message, direction, pass) : pass(message)

const harmFor = async ({ proxy, context: { seconds } }: WireRun, harm: Harm): Promise<string> => {
  proxy.harm = harm
  await pause(seconds * 1_000)
  return ''
}

export const halfOpen = wireCase(
  'F21',
  'half-open TCP',
  { savedWithinMs: 35_000 },
  async ({ proxy, stage }) => {
    proxy.freeze()
    // Long enough for red (8 s), for the client to give up (30 s) and for the server to close (65 s at most).
    await pause(12_000)
    const red = stage.typists.filter(
      ({ state }) => state.kind === 'not-saved' || state.kind === 'offline',
    ).length
    await pause(33_000)
    proxy.thaw()
    proxy.cut()
    return red === stage.typists.length ? 'all red after 12 s, ' : `ONLY ${red} red after 12 s, `
  },
)

export const damaged = wireCase(
  'F23',
  'truncated frames and flipped bits',
  { savedWithinMs: digestMs },
  (run) => {
    const { chance } = run.context
    return harmFor(
      run,
      sometimes(chance, 4, (message, direction, pass) => {
        // What the server sends is not checked by y-websocket: a page would stop there, and TCP flips no bits.
        if (message.length === 0 || direction === 'to-client') return pass(message)
        if (chance.next() < 0.5) return pass(message.subarray(0, chance.between(0, message.length - 1)))
        const copy = Buffer.from(message)
        // The heads say what it is and how long; the letters behind them have no check sum but TCP's.
        const at = chance.between(0, Math.min(2, copy.length - 1))
        copy[at] = (copy[at] ?? 0) ^ (1 << chance.between(0, 7))
        pass(copy)
      }),
    )
  },
)

export const doubled = wireCase(
  'F24',
  'frames doubled up to five times',
  { savedWithinMs: 12_000 },
  (run) => {
    const { chance } = run.context
    return harmFor(
      run,
      sometimes(chance, 10, (message, _direction, pass) => {
        for (let times = chance.between(2, 5); times > 0; times -= 1) pass(message)
      }),
    )
  },
)

export const reordered = wireCase('F25', 'frames in another order', { savedWithinMs: digestMs }, (run) => {
  const { chance } = run.context
  return harmFor(
    run,
    sometimes(
      chance,
      5,
      (message, _direction, pass) => void setTimeout(() => pass(message), chance.between(1, 200)),
    ),
  )
})

export const dropped = wireCase('F26', 'frames that never arrive', { savedWithinMs: digestMs }, (run) =>
  harmFor(
    run,
    sometimes(run.context.chance, 3, () => undefined),
  ),
)

export const flapping = wireCase('F22', 'a line that goes up and down', {}, async ({ proxy, context }) => {
  const { chance, seconds } = context
  let cuts = 0
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; cuts += 1) {
    await pause(chance.between(300, 3_000))
    proxy.freeze()
    proxy.cut()
    await pause(chance.between(300, 3_000))
    proxy.thaw()
  }
  return `${cuts} cuts, `
})

export const lateClose = wireCase(
  'F27',
  'the old socket closes 20 s after the new one is up',
  {},
  async ({ proxy, context }) => {
    for (let times = 0; times < 3; times += 1) {
      proxy.cut()
      await pause((context.seconds * 1_000) / 3)
    }
    return ''
  },
)
