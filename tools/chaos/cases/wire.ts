import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case, type CaseContext, type CaseResult } from '../case.ts'
import type { Chance } from '../chance.ts'
import { openProxy, type Harm, type Proxy } from '../proxy.ts'
import { holds, openStage, peopleShown, type FinishOptions, type Stage } from '../stage.ts'

// A digest that tells a client of what it missed comes every 30 s.
const digestMs = 40_000
const lateMs = 20_000

/** With which codes the server answers a harm (SPEC.md: R2, R4, R28; threats.md F23, F25, F26). */
const codesOf: Readonly<Record<string, readonly number[]>> = {
  F23: [1003, 4400, 4506],
  F25: [4408, 4506],
  F26: [4408, 4506],
}
/** A line that is cut, and a page that had nothing from the server for long. */
const usualCodes = [0, 1000, 1005, 1006, 4408, 4506]

interface WireRun {
  readonly proxy: Proxy
  readonly stage: Stage
  readonly context: CaseContext
  readonly violations: string[]
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
        const opened = await openProxy(server, id === 'F27' ? lateMs : 0)
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
      const violations: string[] = []
      const facts = await act({ proxy, stage, context, violations })
      closing.harm = null
      const codes = [...new Set(stage.typists.flatMap(({ closeCodes }) => closeCodes))].toSorted(
        (a, b) => a - b,
      )
      const expected = codesOf[id]
      // A harm that nobody noticed proves nothing, and one that ends in another way was taken for something else.
      if (expected !== undefined && !codes.some((code) => expected.includes(code)))
        violations.push(`nobody was closed with ${expected.join(' or ')}`)
      const wrong = codes.filter((code) => !(expected ?? []).includes(code) && !usualCodes.includes(code))
      if (wrong.length > 0) violations.push(`closed with ${wrong.join(' ')}`)
      violations.push(...(await stage.finish({ savedWithinMs: 12_000, agreeWithinMs: 70_000, ...options })))
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
  async ({ proxy, stage, violations }) => {
    const before = await peopleShown(stage.server, stage.data)
    proxy.freeze()
    // Long enough for red (8 s), for the client to give up (30 s) and for the server to close (65 s at most).
    await pause(12_000)
    const red = stage.typists.filter(
      ({ state }) => state.kind === 'not-saved' || state.kind === 'offline',
    ).length
    await pause(33_000)
    const left = await peopleShown(stage.server, stage.data)
    proxy.thaw()
    proxy.cut()
    if (red < stage.typists.length) violations.push(`I6: only ${red} red after 12 s`)
    if (before === 0) violations.push('nobody was seen before the line went down: nothing was proved')
    if (left > 0) violations.push(`${left} people are still shown 45 s after their line went down`)
    return `${red} red after 12 s, ${before} people shown before and ${left} 45 s after, `
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

export const flapping = wireCase(
  'F22',
  'a line that goes up and down',
  {},
  async ({ proxy, stage, context, violations }) => {
    const { chance, seconds } = context
    let cuts = 0
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; cuts += 1) {
      await pause(chance.between(300, 3_000))
      proxy.freeze()
      proxy.cut()
      await pause(chance.between(300, 3_000))
      proxy.thaw()
    }
    const again = stage.typists.filter(({ closeCodes }) => closeCodes.length > 0).length
    if (again < stage.typists.length) violations.push(`only ${again} lost their line: nothing was proved`)
    return `${cuts} cuts, `
  },
)

export const lateClose = wireCase(
  'F27',
  'the old socket closes 20 s after the new one is up',
  {},
  async ({ proxy, stage, context, violations }) => {
    for (let times = 0; times < 3; times += 1) {
      proxy.cut()
      await pause((context.seconds * 1_000) / 3)
    }
    const closesBefore = stage.typists.reduce((sum, { closeCodes }) => sum + closeCodes.length, 0)
    await holds(() => stage.typists.every(({ provider }) => provider.wsconnected), 10_000)
    // The old sockets are closed now; the new ones must not notice.
    await pause(lateMs + 1_000)
    const closes = stage.typists.reduce((sum, { closeCodes }) => sum + closeCodes.length, 0) - closesBefore
    const shown = await peopleShown(stage.server, stage.data)
    if (closes > 0) violations.push(`${closes} new connections ended with the old ones`)
    if (shown < stage.typists.length)
      violations.push(`only ${shown} people are shown after the old ones left`)
    return `${shown} people shown after the late closes, `
  },
)
