import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applyLoad } from './relay/apply-load.ts'
import type { DialectName } from './relay/dialect.ts'
import { documentMemory } from './relay/document-memory.ts'
import { makeFixture, type Fixture } from './relay/fixture.ts'
import type { Figures, Order } from './relay/order.ts'
import { growth, rate, scenarios, sizesFor } from './relay/scenarios.ts'
import { startServer } from './relay/server-process.ts'
import { exponentOf, median } from './relay/statistics.ts'
import { targets } from './relay/targets.ts'

// `npm run bench:relay`: our server, as it is started in production and with its promise kept, and its peers, in one run on this
// machine. Each measurement has a fresh server and a fresh load process; the order of the relays turns with each run, so that a
// busy machine is unfair to all alike. Source of scenarios and figures to reach: issue 3, point 6.
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const runs = Number(values.runs) || (values.quick ? 1 : 3)
const growthSteps = values.quick ? [10, 100, 1_000] : [10, 30, 100, 300, 1_000, 3_000]
const rateSteps = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000]
const raced: readonly DialectName[] = ['stanza', 'hocuspocus', 'y-websocket', 'ws']

/** All figures of all runs: scenario, relay, then one entry a run. */
const results = new Map<string, Map<DialectName, Figures[]>>()

await using fixture = await makeFixture(sizesFor(values.quick))
const documentKibibytes = await documentMemory(fixture.mediumState)

for (let run = 0; run < runs; run += 1) {
  for (const { name, contestants, order } of scenarios(values.quick)) {
    if (!name.includes(values.only)) continue
    for (const relay of turned(contestants, run)) {
      const figures = await measure(relay, order(fixture), fixture)
      keep(name, relay, figures)
      console.log(`run ${run + 1}  ${name.padEnd(42)} ${relay.padEnd(12)} ${describe(figures)}`)
    }
  }
  if ('rate'.includes(values.only)) for (const relay of turned(raced, run)) await findRate(relay, run)
}
const exponents = 'growth'.includes(values.only) ? await measureGrowth() : null
report()

function turned<T>(list: readonly T[], by: number): readonly T[] {
  return list.map((_, index) => list[(index + by) % list.length] as T)
}

async function measure(relay: DialectName, order: Order, { token }: Fixture): Promise<Figures> {
  await using server = await startServer(relay, fixture)
  const { name, pid, port } = server
  return await applyLoad({ name, pid, port, token }, order)
}

/** The highest rate at which all is delivered and 99 of 100 deliveries take at most 100 ms. */
async function findRate(relay: DialectName, run: number): Promise<void> {
  let best = 0
  for (const step of rateSteps) {
    const figures = await measure(relay, rate(step, fixture), fixture)
    const isSustained = (figures['delivered'] ?? 0) > 0.99 && (figures['p99'] ?? Infinity) <= 100
    console.log(`run ${run + 1}  rate ${String(step).padEnd(37)} ${relay.padEnd(12)} ${describe(figures)}`)
    if (!isSustained) break
    best = figures['updatesPerSecond'] ?? 0
  }
  keep('rate', relay, { sustained: best })
}

async function measureGrowth(): Promise<Figures> {
  const points: { x: number; y: number }[] = []
  for (const connections of growthSteps) {
    const figures = await measure('stanza', growth(connections, fixture), fixture)
    points.push({ x: connections, y: figures['cpuShare'] ?? 0 })
    keep(`growth ${connections}`, 'stanza', figures)
    console.log(`growth ${String(connections).padEnd(6)} ${describe(figures)}`)
  }
  return { cpu: exponentOf(points) }
}

function keep(scenario: string, relay: DialectName, figures: Figures): void {
  const relays = results.get(scenario) ?? new Map<DialectName, Figures[]>()
  results.set(scenario, relays)
  relays.set(relay, [...(relays.get(relay) ?? []), figures])
}

function of(scenario: string, relay: DialectName, figure: string): number {
  return median((results.get(scenario)?.get(relay) ?? []).map((figures) => figures[figure] ?? Number.NaN))
}

function describe(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join('  ')
}

function report(): void {
  console.log(`\nmedians of ${runs}`)
  const medians = Object.fromEntries(
    [...results].map(([scenario, relays]) => [
      scenario,
      Object.fromEntries(
        [...relays].map(([relay, all]) => [
          relay,
          Object.fromEntries(
            Object.keys(all[0] ?? {}).map((figure) => [figure, of(scenario, relay, figure)]),
          ),
        ]),
      ),
    ]),
  )
  for (const [scenario, relays] of Object.entries(medians)) {
    for (const [relay, figures] of Object.entries(relays)) {
      console.log(`${scenario.padEnd(42)} ${relay.padEnd(12)} ${describe(figures)}`)
    }
  }
  console.log('\nfigures to reach')
  const reached = targets(of, documentKibibytes).filter(({ reached: value }) => !Number.isNaN(value))
  for (const { name, reached: value, most } of reached) {
    console.log(`${value <= most ? 'reached' : 'MISSED '} ${value.toFixed(3).padStart(8)} ≤ ${most}  ${name}`)
  }
  const [ours, hocuspocus, yWebsocket] = raced.map((relay) => of('rate', relay, 'sustained'))
  if (ours !== undefined && !Number.isNaN(ours)) {
    console.log(
      `sustained rate: ${ours} a second; Hocuspocus ${hocuspocus} (≥ 1), y-websocket ${yWebsocket} (≥ 5)`,
    )
  }
  if (exponents !== null)
    console.log(`growth of processor time with connections: exponent ${describe(exponents)}`)
  if (!values.keep || values.only !== '') return
  const folder = join(import.meta.dirname, '../docs/benchmarks')
  mkdirSync(folder, { recursive: true })
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version }
  const file = {
    at: new Date().toISOString(),
    quick: values.quick,
    runs,
    machine,
    documentKibibytes,
    targets: reached,
    exponents,
    medians,
    all: Object.fromEntries([...results].map(([scenario, relays]) => [scenario, Object.fromEntries(relays)])),
  }
  writeFileSync(
    join(folder, values.quick ? 'relay-quick.json' : 'relay.json'),
    `${JSON.stringify(file, null, 2)}\n`,
  )
}
