import { parseArgs } from 'node:util'
import { cases } from './chaos/all-cases.ts'
import { chanceOf } from './chaos/chance.ts'

// `npm run chaos`: faults on purpose, and one oracle for all of them (threats.md, 7). A failure is replayed by its seed:
// `npm run chaos -- --case F25 --seed 4711`. Loads go to 127.0.0.1 only and stop by themselves.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seconds: { type: 'string', default: '20' },
    kills: { type: 'string', default: '20' },
    case: { type: 'string', multiple: true, default: [] },
    short: { type: 'boolean', default: false },
  },
})
// What `npm test` has time for.
const inShort = ['F02', 'F24', 'S33', 'F35', 'F40', 'F41', 'F42']
const wanted = values.short ? inShort : values.case
const [seconds, kills] = values.short ? [3, 3] : [Number(values.seconds), Number(values.kills)]

const unknown = wanted.filter((id) => !cases.some((one) => one.id === id))
if (unknown.length > 0) {
  console.error(`chaos: there is no ${unknown.join(', ')}; there are ${cases.map(({ id }) => id).join(', ')}`)
  process.exit(2)
}

// Whoever stops it stops its servers, too.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(130))
// y-websocket listens for the process' end once for each client.
process.setMaxListeners(1_000)
console.log(`chaos: seed ${values.seed}`)
let failed = 0
for (const one of cases) {
  if (wanted.length > 0 && !wanted.includes(one.id)) continue
  const missing = one.missing?.() ?? null
  if (missing !== null) {
    console.log(`SKIPPED ${one.id} ${one.title}: ${missing}`)
    continue
  }
  const start = performance.now()
  const { violations, facts } = await one
    .run({ chance: chanceOf(Number(values.seed)), seconds, kills })
    .catch((error: unknown) => ({
      violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      facts: '',
    }))
  const took = ((performance.now() - start) / 1_000).toFixed(1)
  console.log(`${violations.length === 0 ? 'passed' : 'FAILED'} ${one.id} ${one.title} (${took} s): ${facts}`)
  for (const violation of violations) console.log(`       ${violation}`)
  if (violations.length > 0) failed += 1
}
if (failed > 0) console.log(`\nchaos: ${failed} failed; again with --seed ${values.seed}`)
process.exit(failed > 0 ? 1 : 0)
