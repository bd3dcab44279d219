import { provideSystemPrograms } from './install-system-programs.ts'
import { runStep, type Step } from './step.ts'
import { forgetTotals, processesReport, readTotals, totalsLine } from './totals.ts'

// `npm test`: check, the tests that start PostgreSQL, Redis, Hugo and servers of our own, the README's start command for real (it builds the web app), a few faults on purpose, then the built app in a browser.
const steps: readonly Step[] = [
  { name: 'check', command: 'node', args: ['tools/check.ts'] },
  {
    name: 'processes',
    command: 'vitest',
    args: [
      'run',
      '--project',
      'processes',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${processesReport}`,
    ],
  },
  { name: 'start', command: 'node', args: ['tools/try-start.ts'] },
  { name: 'chaos', command: 'node', args: ['tools/chaos.ts', '--short'] },
  { name: 'e2e', command: 'playwright', args: ['test', '--config', 'e2e/playwright.config.ts'] },
]

console.log('System programs')
const programs = provideSystemPrograms()
forgetTotals()

const lines: string[] = []
let fine = true
for (const step of steps) {
  console.log(`\n── ${step.name} ──`)
  if (step.name === 'e2e' && programs.chromium === null) {
    // On a developer's machine without a browser the rest still counts; CI without one has not tested the product.
    fine &&= process.env['CI'] === undefined
    lines.push('SKIPPED e2e: there is no Chromium')
    continue
  }
  const { ok, seconds } = await runStep(step, true)
  fine &&= ok
  lines.push(`${ok ? 'passed' : 'FAILED'} ${step.name} in ${seconds.toFixed(1)} s`)
}

console.log(`\n── summary ──\n${lines.join('\n')}`)
const totals = readTotals()
// A step that fails without a failing test (types, lint) must not close on "0 failed".
console.log(totalsLine(fine || totals.failed > 0 ? totals : { ...totals, failed: 1 }))
process.exitCode = fine && totals.passed > 0 ? 0 : 1
