import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case, type CaseContext, type CaseResult } from '../case.ts'
import { missingEngines, startEngines, type Engines } from '../engines.ts'
import { inRounds, killAgain } from '../kill-rounds.ts'
import { openLine, type Line } from '../line.ts'
import { holds, openStage, type Stage } from '../stage.ts'

interface NodesRun {
  readonly engines: Engines
  readonly stage: Stage
  readonly context: CaseContext
  readonly violations: string[]
  /** By which the second node reaches Redis. */
  readonly redisLine: Line
}

interface NodesOptions {
  readonly typists?: number
  /** All connect by one address that moves on to a node that lives. */
  readonly balanced?: boolean
}

/** A case on two nodes over one PostgreSQL, with Redis between them. */
function nodesCase(
  id: string,
  title: string,
  options: NodesOptions,
  act: (run: NodesRun) => Promise<string>,
): Case {
  return {
    id,
    title,
    missing: missingEngines,
    async run(context): Promise<CaseResult> {
      await using engines = await startEngines()
      const redisUrl = engines.redis.url
      await using redisLine = await openLine([Number(new URL(redisUrl).port)])
      await using closing = new AsyncDisposableStack()
      const via = async (servers: readonly string[]): Promise<string> => {
        const line = closing.use(await openLine(servers.map((url) => Number(new URL(url).port))))
        return `http://127.0.0.1:${line.port}`
      }
      await using stage = await openStage({
        typists: options.typists ?? 8,
        chance: context.chance,
        place: { databaseUrl: engines.databaseUrl },
        nodes: [{ redisUrl }, { redisUrl: `redis://127.0.0.1:${redisLine.port}` }],
        ...(options.balanced === true ? { via } : {}),
      })
      const violations: string[] = []
      const facts = await act({ engines, stage, context, violations, redisLine })
      violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 15_000 })))
      return { violations, facts: factsOf(stage.ledger.counts, facts) }
    },
  }
}

/** How long it takes until a word typed at one node is on the screen of the other's people, in ms. */
async function wayBetween({ typists }: Stage): Promise<number> {
  const [here, there] = typists
  const start = performance.now()
  here?.type()
  const word = here?.text.match(/t\d+q\d+z/g)?.findLast((token) => token.startsWith('t1q')) ?? ''
  await holds(() => there?.text.includes(word) === true, 20_000)
  return performance.now() - start
}

/** F01 once more, where several things can be killed. */
export const killNodes: Case = {
  id: 'F01-PG',
  title: 'kill -9 of two nodes on PostgreSQL, while Redis is killed and flushed',
  missing: missingEngines,
  run: (context) =>
    inRounds(context, async (kills) => {
      const { chance } = context
      await using engines = await startEngines()
      const { databaseUrl, redis } = engines
      const node = { redisUrl: redis.url }
      await using stage = await openStage({
        typists: 20,
        chance,
        place: { databaseUrl },
        nodes: [node, node],
      })
      let ofRedis = 0
      const harmRedis = async (): Promise<void> => {
        if (chance.next() > 0.3) return
        ofRedis += 1
        redis.command('FLUSHALL')
        await redis.signal('SIGKILL')
        await redis.start()
      }
      const violations = await killAgain(stage, chance, kills, () => chance.pick(stage.servers), harmRedis)
      violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 15_000 })))
      return { violations, counts: stage.ledger.counts, facts: `Redis ${ofRedis} times` }
    }),
}

export const redisDies = nodesCase(
  'F16',
  'Redis is killed and flushed while two nodes write',
  {},
  async ({ engines, stage, context, violations }) => {
    stage.type(5)
    let slowest = 0
    for (const end = Date.now() + context.seconds * 1_000; Date.now() < end;) {
      await engines.redis.signal('SIGKILL')
      slowest = Math.max(slowest, await wayBetween(stage))
      await engines.redis.start()
      engines.redis.command('FLUSHALL')
      await pause(context.chance.between(200, 1_500))
    }
    // They look every second; the other second is for a busy machine (threats.md F16).
    if (slowest > 2_000) violations.push(`${slowest.toFixed(0)} ms from node to node without Redis`)
    return `slowest way without Redis ${slowest.toFixed(0)} ms`
  },
)

export const redisLineDown = nodesCase(
  'F17',
  'one node cannot reach Redis and is not told so',
  {},
  async ({ redisLine, stage, context, violations }) => {
    stage.type(5)
    await pause(1_000)
    redisLine.freeze()
    const away = await wayBetween(stage)
    await pause(context.seconds * 1_000)
    stage.type(0)
    if (!(await stage.allSaved(5_000))) violations.push('I7: not everybody saves while the line is down')
    redisLine.thaw()
    const back = await wayBetween(stage)
    if (away > 2_000) violations.push(`${away.toFixed(0)} ms from node to node without the line`)
    if (back > 2_000) violations.push(`${back.toFixed(0)} ms from node to node after the line was back`)
    return `way ${away.toFixed(0)} ms while it is down, ${back.toFixed(0)} ms after`
  },
)

export const redisLies = nodesCase(
  'F18',
  'Redis tells late, twice, in another order, and what nobody said',
  {},
  async ({ engines, stage, context, violations }) => {
    const { chance, seconds } = context
    const { edition, control } = stage.data
    const say = (message: unknown): void => {
      const text =
        typeof message === 'string' ? message : JSON.stringify({ node: 'nobody', ...(message as object) })
      engines.redis.command('PUBLISH', 'stanza', text)
    }
    stage.type(10)
    let told = 0
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; told += 1) {
      const document = chance.pick([edition, control, 'none'])
      say(
        chance.pick<unknown>([
          { kind: 'grew', document, seq: chance.between(0, 40) },
          { kind: 'grew', document, seq: 2 ** 40 },
          {
            kind: 'present',
            document,
            entries: [{ client: 1, person: { id: 'x', name: 'x', color: '#000000' }, said: '{' }],
          },
          { kind: 'who', document },
          { kind: 'rights' },
          'no JSON',
          '{"kind":"grew"}',
        ]),
      )
      await pause(chance.between(0, 40))
    }
    if (stage.servers.some(({ hasEnded }) => hasEnded)) violations.push('a node ended')
    return `${told} false messages`
  },
)

export const nodeLost = nodesCase(
  'F19',
  'one node dies and never comes back; its people move to the other',
  { typists: 20, balanced: true },
  async ({ stage, context, violations }) => {
    stage.type(5)
    await pause(2_000)
    const back: number[] = []
    const died = performance.now()
    // It is told of the loss as well, as "not in step".
    for (const { provider } of stage.typists)
      provider.on('sync', (isInStep) => void (isInStep && back.push(performance.now() - died)))
    await stage.servers[0]?.kill()
    await pause(Math.max(8_000, context.seconds * 1_000))
    const late = stage.typists.filter(({ provider }) => !provider.wsconnected).length
    const slow = back.toSorted((a, b) => a - b)[Math.floor(back.length * 0.95)] ?? 0
    if (late > 0) violations.push(`${late} have not come back`)
    if (back.length === 0) violations.push('nobody had to move: nothing was proved')
    if (slow > 5_000) violations.push(`reconnect p95 ${slow.toFixed(0)} ms`)
    return `${back.length} moved, p95 ${slow.toFixed(0)} ms`
  },
)

export const bothWrite = nodesCase(
  'F20',
  'both nodes write one document 200 times a second, with kills',
  { typists: 20 },
  async ({ stage, context }) => {
    const { chance } = context
    stage.type(10)
    let kills = 0
    for (const end = Date.now() + context.seconds * 1_000; Date.now() < end; kills += 1) {
      await pause(chance.between(1_000, 4_000))
      const server = chance.pick(stage.servers)
      await server.kill()
      await server.start()
    }
    return `${kills} kills of a node`
  },
)
