import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './step.ts'

/** How many tests a run had. */
export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Where the runners leave their counts; `npm test` reads them after the run. Vitest runs twice: with and without real programs. */
export const vitestReport = join(root, '.cache/vitest.json')
export const processesReport = join(root, '.cache/vitest-processes.json')
export const playwrightReport = join(root, '.cache/playwright.json')

/** The part of each runner's own report that is read here. */
interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}
interface PlaywrightReport {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'skipped' | 'flaky', number>>
}

/** Removes the counts of an earlier run, so that a run that dies at once does not pass for it. */
export function forgetTotals(): void {
  for (const report of [vitestReport, processesReport, playwrightReport]) rmSync(report, { force: true })
}

/** Counts of all runs together; a run that left none counts as nothing. */
export function readTotals(
  vitest: readonly string[] = [vitestReport, processesReport],
  playwright: string = playwrightReport,
): Totals {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const report of vitest) {
    const unit = readJson<VitestReport>(report)
    if (unit === null) continue
    sum.passed += unit.numPassedTests
    // A file that could not be loaded has no test to fail: the suite counts for it.
    sum.failed += unit.numFailedTests === 0 ? unit.numFailedTestSuites : unit.numFailedTests
    sum.skipped += unit.numPendingTests + unit.numTodoTests
  }
  const browser = readJson<PlaywrightReport>(playwright)?.stats
  if (browser !== undefined) {
    sum.passed += browser.expected + browser.flaky
    sum.failed += browser.unexpected
    sum.skipped += browser.skipped
  }
  return sum
}

/** The closing line, alone on its line: `312 passed, 0 failed, 2 skipped`. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function readJson<Report>(path: string): Report | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null
}
