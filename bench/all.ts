import { readdirSync } from 'node:fs'
import { runStep } from '../tools/step.ts'

// `npm run bench`: every measurement in this folder, one after the other: two at a time would measure each other.
const benches = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'all.ts')
  .toSorted()

for (const name of benches) {
  console.log(`\n── ${name.replace('.ts', '')} ──`)
  const { ok } = await runStep({ name, command: 'node', args: [`bench/${name}`] }, true)
  if (!ok) process.exitCode = 1
}
