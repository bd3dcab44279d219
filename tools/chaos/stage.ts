import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { coldLoad, makeData, type DataFolder, type Place } from './data-folder.ts'
import { Ledger, tokensIn } from './ledger.ts'
import { serverUnderTest, type ServerOptions, type ServerUnderTest } from './server-under-test.ts'
import { Typist } from './typist.ts'

export interface StageOptions {
  readonly typists: number
  readonly chance: Chance
  /** In place of the product: a build that is broken on purpose. */
  readonly build?: Pick<ServerOptions, 'script' | 'args'>
  readonly env?: Readonly<Record<string, string>>
  /** An own folder for the data, or a database in its place. */
  readonly place?: Place
  /** One for each node, in place of the only one: how it reaches the others. */
  readonly nodes?: readonly { readonly redisUrl?: string }[]
  /** Where the typists connect to; default: the servers, in turn. */
  readonly via?: (servers: readonly string[]) => Promise<string>
}

export interface FinishOptions {
  /** I7: how soon after the fault "Saved" is shown to everybody. */
  readonly savedWithinMs?: number
  /** How soon all say the same: a client learns from a digest of what it missed on the way, every 30 s. */
  readonly agreeWithinMs?: number
  /** The whole server stood still meanwhile, so the control room may have noticed (I8). */
  readonly stoppedServer?: boolean
}

/** One run: a server, people who type, and two in another room by whom it is seen that the others do not suffer. */
export interface Stage extends AsyncDisposable {
  readonly data: DataFolder
  /** All nodes; `server` is the first. */
  readonly servers: readonly ServerUnderTest[]
  readonly server: ServerUnderTest
  readonly typists: readonly Typist[]
  readonly ledger: Ledger
  /** Everybody types so often a second from now on, until told 0. */
  type(perSecond: number): void
  /** One who may not write any more is not waited for. */
  excuse(typist: Typist): void
  /** Resolves when everybody's words are saved, and says whether that was in time. */
  allSaved(withinMs: number): Promise<boolean>
  /** Lets all come to rest and looks at I1 to I8. @returns what was broken. */
  finish(options?: FinishOptions): Promise<string[]>
}

const restMs = 30_000
const lookEveryMs = 500
const controlEveryMs = 100
// I8 (threats.md 7.2), as a 99th percentile. A machine on which even our own timers are late says nothing about it.
const [controlMs, busyMs] = [300, 60]

export async function openStage(options: StageOptions): Promise<Stage> {
  const { chance } = options
  const data = await makeData(options.typists + 2, options.place)
  const servers = await startServers(options, data)
  const server = servers[0] as ServerUnderTest
  const addresses = servers.map(({ address }) => address)
  const via = await options.via?.(addresses)
  // With several nodes the way leads to whichever lives; else it is what harms.
  const controlVia = servers.length > 1 ? via : undefined
  const addressOf = (index: number): string => addresses[index % addresses.length] as string
  const [ledger, control] = [new Ledger(), new Ledger()]
  const make = (index: number, edition: string, through: string, of: Ledger): Typist => {
    const guest = data.guests[index]
    if (guest === undefined) throw new Error('too few guests')
    return new Typist({ client: index + 1, guest, edition, origin: server.baseUrl, via: through, ledger: of })
  }
  let typists = Array.from({ length: options.typists }, (_, index) =>
    make(index, data.edition, via ?? addressOf(index), ledger),
  )
  const [writer, reader] = [0, 1].map((index) =>
    make(options.typists + index, data.control, controlVia ?? addressOf(index), control),
  )
  const delays: number[] = []
  const stopWatching = watchControl(writer as Typist, reader as Typist, delays)
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const looking = setInterval(() => typists.forEach((typist) => typist.look()), lookEveryMs)
  let typing: NodeJS.Timeout[] = []
  let everybody = [...typists, writer as Typist, reader as Typist]
  const stage: Stage = {
    data,
    servers,
    server,
    get typists() {
      return typists
    },
    ledger,
    type(perSecond) {
      typing.forEach(clearTimeout)
      typing = []
      if (perSecond === 0) return
      typists.forEach((typist, index) => {
        const again = (): void => {
          typist.type()
          // People do not type in step.
          typing[index] = setTimeout(again, (1_000 / perSecond) * (0.5 + chance.next()))
        }
        again()
      })
    },
    excuse(typist) {
      typist.close()
      typists = typists.filter((other) => other !== typist)
      everybody = everybody.filter((other) => other !== typist)
    },
    allSaved: (withinMs) => holds(() => everybody.every((typist) => typist.isSaved), withinMs),
    async finish({ savedWithinMs = 5_000, agreeWithinMs = restMs, stoppedServer = false } = {}) {
      stage.type(0)
      stopWatching()
      const violations: string[] = []
      const from = Date.now()
      if (!(await stage.allSaved(savedWithinMs))) {
        const isLate = await stage.allSaved(restMs)
        const states = typists.map(({ state }) => state.kind).join(' ')
        violations.push(`I7: ${isLate ? `saved after ${Date.now() - from} ms` : `never saved (${states})`}`)
      }
      const living = servers.filter(({ hasEnded }) => !hasEnded)
      const last = living.at(-1)
      if (last === undefined) return ['no server is alive at the end']
      using fresh = freshReader(make(options.typists, data.edition, last.address, new Ledger()))
      const agree = (): boolean => new Set([fresh.typist, ...typists].map(({ digest }) => digest)).size === 1
      if (!(await holds(agree, agreeWithinMs))) violations.push('I3: clients say different things')
      const { digest, text } = fresh.typist
      const markdown = await exportedFrom(last, data)
      for (const typist of everybody) typist.close()
      clearInterval(looking)
      fresh.typist.close()
      for (const one of living) {
        const seconds = await one.stop()
        if (seconds > 5) violations.push(`stop took ${seconds.toFixed(1)} s`)
      }
      const cold = await coldLoad(data, data.edition)
      if (cold.digest !== digest) violations.push('I3: a cold load says something else than the clients')
      if (markdown !== null && tokensIn(markdown).join(' ') !== tokensIn(cold.text).join(' '))
        violations.push('I3: the exported Markdown says something else than a cold load')
      violations.push(...cold.wrong)
      violations.push(...ledger.violationsIn(text).map((said) => `fresh client ${said}`))
      violations.push(...ledger.violationsIn(cold.text))
      violations.push(...typists.flatMap(({ lies }) => lies.slice(0, 1).map((lie) => `I6: ${lie}`)))
      const slowest = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? 0
      const isBusy = lag.percentile(99) / 1e6 > busyMs
      if (!stoppedServer && slowest > controlMs) {
        const said = `I8: control room p99 ${slowest.toFixed(0)} ms`
        if (isBusy) console.log(`NOTE ${said}, on a machine too busy to judge by`)
        else violations.push(said)
      }
      return violations
    },
    async [Symbol.asyncDispose]() {
      stage.type(0)
      stopWatching()
      clearInterval(looking)
      for (const typist of everybody) typist.close()
      for (const one of servers) await one[Symbol.asyncDispose]()
      await data[Symbol.asyncDispose]()
    },
  }
  if (!(await stage.allSaved(restMs))) {
    await stage[Symbol.asyncDispose]()
    throw new Error('the clients did not come in')
  }
  return stage
}

async function startServers(options: StageOptions, data: DataFolder): Promise<ServerUnderTest[]> {
  const { build, env, nodes = [{}] } = options
  const servers: ServerUnderTest[] = []
  for (const node of nodes) {
    // All nodes are known by the first one's address, as behind one reverse proxy.
    const [first] = servers
    servers.push(
      await serverUnderTest({
        folder: data.path,
        ...(data.databaseUrl === null ? {} : { databaseUrl: data.databaseUrl }),
        ...node,
        ...build,
        ...(env === undefined ? {} : { env }),
        ...(first === undefined ? {} : { baseUrl: first.baseUrl }),
      }),
    )
  }
  return servers
}

/** What a reader of the site would get; null: a broken build, which has no export. @throws with the server's words. */
async function exportedFrom(server: ServerUnderTest, { edition, owner }: DataFolder): Promise<string | null> {
  const answer = await fetch(`${server.address}/api/editions/${edition}/export.md`, {
    headers: { cookie: owner.cookie },
  })
  const text = await answer.text()
  if (answer.status === 501) return null
  if (!answer.ok) throw new Error(`the export was answered with ${answer.status}: ${text}`)
  return text
}

const freshReader = (typist: Typist): Disposable & { readonly typist: Typist } => ({
  typist,
  [Symbol.dispose]: () => typist.close(),
})

/** One types in the control room, the other sees: how long it takes, while others are harmed. */
function watchControl(writer: Typist, reader: Typist, delays: number[]): () => void {
  let sentAt: number | null = null
  let length = 0
  const timer = setInterval(() => {
    if (sentAt === null && writer.type()) {
      sentAt = performance.now()
      length = writer.text.length
    }
  }, controlEveryMs)
  const onUpdate = (): void => {
    if (sentAt === null || reader.text.length < length) return
    delays.push(performance.now() - sentAt)
    sentAt = null
  }
  reader.ydoc.on('update', onUpdate)
  return () => {
    clearInterval(timer)
    reader.ydoc.off('update', onUpdate)
  }
}

/** Whether something comes true in time. */
export async function holds(test: () => boolean, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end;) {
    if (test()) return true
    await pause(20)
  }
  return test()
}

/** How many people a server shows to be in an edition. */
export async function peopleShown(server: ServerUnderTest, { edition, owner }: DataFolder): Promise<number> {
  const headers = { cookie: owner.cookie }
  const answer = await fetch(`${server.address}/api/editions/${edition}/people`, { headers })
  const { people } = (await answer.json()) as {
    readonly people: readonly { readonly here: boolean }[]
  }
  return people.filter(({ here }) => here).length
}
