import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applyLoad } from './relay/apply-load.ts'
import { dialects, type DialectName } from './relay/dialect.ts'
import { documentMemory } from './relay/document-memory.ts'
import { fixtureSeed, makeFixture, type Fixture } from './relay/fixture.ts'
import type { Figures, Order } from './relay/order.ts'
import { describeFigures, Results } from './relay/results.ts'
import { growth, rate, scenarios, type Scenario } from './relay/scenarios.ts'
import { startServer } from './relay/server-process.ts'
import { startShared } from './relay/shared-servers.ts'
import { exponentOf } from './relay/statistics.ts'
import { targets, verdictOf } from './relay/targets.ts'

// `npm run bench:relay`: our server, as it is started in production and with its promise kept, and its peers, in one run on this
// machine. Each measurement has a fresh server and a fresh load process; the order of the relays turns with each run, so that a
// busy machine is unfair to all alike. Three runs take about twenty minutes on two cores.
const { values } = parseArgs({
  options: {
    // Smaller documents and crowds, one run: two minutes.
    short: { type: 'boolean', default: false },
    runs: { type: 'string', default: '' },
    // Only scenarios whose names hold one of these; also `rate` and `growth`.
    scenario: { type: 'string', multiple: true, default: [] },
    relay: { type: 'string', multiple: true, default: [] },
    // Every peer in every scenario, also where no figure asks for it.
    all: { type: 'boolean', default: false },
    // A folder for processor profiles of our server.
    profile: { type: 'string' },
  },
})
const runs = Number(values.runs) || (values.short ? 1 : 3)
const growthSteps = values.short ? [10, 100, 1_000] : [10, 30, 100, 300, 1_000, 3_000]
const rateSteps = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]
const inRate: readonly DialectName[] = values.all
  ? ['stanza', 'hocuspocus', 'y-websocket', 'ws']
  : ['stanza', 'hocuspocus', 'y-websocket']

const isWanted = (name: string): boolean =>
  values.scenario.length === 0 || values.scenario.some((part) => name.includes(part))
const isIn = (relay: DialectName): boolean => values.relay.length === 0 || values.relay.includes(relay)
const unknown = values.relay.filter((name) => !Object.hasOwn(dialects, name))
const wanted = scenarios(values.short, values.all).filter(({ name }) => isWanted(name))
if (unknown.length > 0 || (wanted.length === 0 && !isWanted('rate') && !isWanted('growth'))) {
  const names = scenarios(values.short, values.all).map(({ name }) => name)
  console.error(`bench:relay: there are the scenarios ${[...names, 'rate', 'growth'].join('; ')}`)
  console.error(`and the relays ${Object.keys(dialects).join(', ')}`)
  process.exit(2)
}

const results = new Results()
/** The step of the rate at which each relay was last sustained: the next run begins there. */
const sustained = new Map<DialectName, number>()
await using fixture = await makeFixture(sizesOf(wanted))
console.log(
  `documents by seed ${fixtureSeed}; load of the machine ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
const documentKibibytes = isWanted('memory') ? await documentMemory(fixture.mediumState) : Number.NaN

for (let run = 0; run < runs; run += 1) {
  for (const scenario of wanted) {
    if (run >= (scenario.runs ?? runs)) continue
    for (const relay of turned(scenario.contestants, run)) {
      if (!isIn(relay)) continue
      const figures = await play(scenario, relay)
      results.keep(scenario.name, relay, figures)
      say(run, scenario.name, relay, figures)
    }
  }
  if (isWanted('rate')) for (const relay of turned(inRate, run)) if (isIn(relay)) await findRate(relay, run)
}
const exponent = isWanted('growth') && isIn('stanza') ? await measureGrowth() : Number.NaN
report()

/** The largest of what the scenarios need. */
function sizesOf(all: readonly Scenario[]) {
  const sizes = { small: 1, medium: 0, large: 0, huge: 0 }
  if (isWanted('growth')) sizes.small = (growthSteps.at(-1) ?? 0) / 10
  for (const scenario of all) {
    if (!('needs' in scenario)) continue
    for (const size of ['small', 'medium', 'large', 'huge'] as const)
      sizes[size] = Math.max(sizes[size], scenario.needs[size] ?? 0)
  }
  return sizes
}

function turned<T>(list: readonly T[], by: number): readonly T[] {
  return list.map((_, index) => list[(index + by) % list.length] as T)
}

async function play(scenario: Scenario, relay: DialectName): Promise<Figures> {
  if (!('shared' in scenario)) return measure(relay, scenario.order(fixture), fixture)
  await using servers = await startShared(scenario.shared)
  return await applyLoad(servers.target, scenario.order(servers.rooms))
}

async function measure(relay: DialectName, order: Order, { token }: Fixture): Promise<Figures> {
  const { profile } = values
  const settings = profile === undefined || relay !== 'stanza' ? {} : { profile }
  await using server = await startServer(relay, fixture, settings)
  const { name, pid, port } = server
  return await applyLoad({ name, pid, port, token }, order)
}

/** The highest rate at which all is delivered and 99 of 100 deliveries take at most 100 ms. */
async function findRate(relay: DialectName, run: number): Promise<void> {
  let best = 0
  const from = rateSteps.indexOf(sustained.get(relay) ?? 0)
  for (const step of rateSteps.slice(Math.max(0, from))) {
    const figures = await measure(relay, rate(step, fixture), fixture)
    const isSustained = (figures['delivered'] ?? 0) > 0.99 && (figures['p99'] ?? Infinity) <= 100
    say(run, `rate ${step}`, relay, figures)
    if (!isSustained) break
    best = figures['updatesPerSecond'] ?? 0
    sustained.set(relay, step)
  }
  results.keep('rate', relay, { sustained: best })
}

async function measureGrowth(): Promise<number> {
  const points: { x: number; y: number }[] = []
  for (const connections of growthSteps) {
    const figures = await measure('stanza', growth(connections, fixture), fixture)
    points.push({ x: connections, y: figures['cpuShare'] ?? 0 })
    results.keep(`growth ${connections}`, 'stanza', figures)
    say(0, `growth ${connections}`, 'stanza', figures)
  }
  return exponentOf(points)
}

function say(run: number, name: string, relay: DialectName, figures: Figures): void {
  console.log(`run ${run + 1}  ${name.padEnd(46)} ${relay.padEnd(12)} ${describeFigures(figures)}`)
}

function report(): void {
  const medians = results.medians()
  console.log(`\nmedians of ${runs}`)
  for (const [scenario, relays] of Object.entries(medians)) {
    for (const [relay, figures] of Object.entries(relays))
      console.log(`${scenario.padEnd(46)} ${relay.padEnd(12)} ${describeFigures(figures)}`)
  }
  const reached = targets(results.of, documentKibibytes, exponent).filter(({ got }) => !Number.isNaN(got))
  console.log('\nfigures to reach')
  for (const target of reached) console.log(verdictOf(target))
  // A part of the scenarios says nothing that is worth keeping.
  if (values.scenario.length > 0 || values.relay.length > 0) return
  const folder = join(import.meta.dirname, '../docs/benchmarks')
  mkdirSync(folder, { recursive: true })
  const machine = {
    processor: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    load: loadavg(),
  }
  const file = {
    at: new Date().toISOString(),
    runs,
    seed: fixtureSeed,
    machine,
    documentKibibytes,
    targets: reached,
    medians,
    all: results.everything(),
  }
  const name = values.short ? 'relay-short.json' : 'relay.json'
  writeFileSync(join(folder, name), `${JSON.stringify(file, null, 2)}\n`)
}
