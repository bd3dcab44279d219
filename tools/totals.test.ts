import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@stanza/testkit'
import { readTotals, totalsLine } from './totals.ts'

const unit = {
  numPassedTests: 300,
  numFailedTests: 1,
  numFailedTestSuites: 2,
  numPendingTests: 4,
  numTodoTests: 0,
}
const browser = { stats: { expected: 40, unexpected: 2, skipped: 3, flaky: 1 } }

async function totalsOf(vitest: object | null, playwright: object | null, processes: object | null = null) {
  await using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  const reports = { vitest, processes, playwright }
  for (const [name, report] of Object.entries(reports)) {
    if (report !== null) writeFileSync(path(name), JSON.stringify(report))
  }
  return readTotals([path('vitest'), path('processes')], path('playwright'))
}

it('adds up what all runs counted', async () => {
  expect(await totalsOf(unit, browser)).toEqual({ passed: 341, failed: 3, skipped: 7 })
  expect(await totalsOf(unit, browser, unit)).toEqual({ passed: 641, failed: 4, skipped: 11 })
})

it('counts a test file that could not be loaded as failed', async () => {
  expect((await totalsOf({ ...unit, numFailedTests: 0 }, null)).failed).toBe(2)
})

it('counts a run that left no report as nothing', async () => {
  expect(await totalsOf(null, null)).toEqual({ passed: 0, failed: 0, skipped: 0 })
})

it('closes on a line that stands alone', () => {
  expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(totalsLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
})
