import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { root, runLanes, type Step, type StepResult } from './step.ts'
import { vitestReport } from './totals.ts'

// `npm run check`: everything that can be said without starting another program. Two lanes, for machines of two cores: the unit tests in
// one, all that reads the sources in the other.
const tests: Step = {
  name: 'unit tests',
  command: 'vitest',
  args: [
    'run',
    '--project',
    'unit',
    '--project',
    'pages',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
}

const types: readonly Step[] = [
  ...globSync(['packages/*/tsconfig.json', 'apps/*/tsconfig.json'], { cwd: root }).toSorted(),
  'tsconfig.json',
].map((project) => ({
  name: `types ${dirname(project) === '.' ? 'of tests and tools' : dirname(project)}`,
  command: 'tsc',
  args: ['-p', project],
}))

const sources: readonly Step[] = [
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  ...types,
  { name: 'dead code', command: 'knip', args: [] },
]

const report = ({ step, ok, seconds, output }: StepResult): void => {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`)
  if (!ok) console.log(output.trimEnd().replaceAll(/^/gm, '     '))
  // A group of tests that was skipped for want of something must be seen in a run that passes, too.
  else for (const line of output.split('\n')) if (line.startsWith('SKIPPED')) console.log(`     ${line}`)
}

const start = performance.now()
const results = await runLanes([[tests], sources], report)
const failed = results.filter((result) => !result.ok)
const { version } = JSON.parse(readFileSync(`${root}/node_modules/node/package.json`, 'utf8')) as {
  version: string
}
if (process.version !== `v${version}`) {
  console.log(`NOTE this ran on Node ${process.version}; \`npm run check\` runs on ${version}`)
}
console.log(
  `\ncheck: ${results.length - failed.length} of ${results.length} fine in ${((performance.now() - start) / 1000).toFixed(1)} s` +
    (failed.length > 0 ? `; failed: ${failed.map((result) => result.step.name).join(', ')}` : ''),
)
process.exitCode = failed.length > 0 ? 1 : 0
