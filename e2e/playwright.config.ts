import { relative } from 'node:path'
import { defineConfig } from 'playwright/test'
import { playwrightReport } from '../tools/totals.ts'
import { chromiumOptions } from './harness/launch.ts'

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  // Two cores: a server and two pages for each worker.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A loaded machine of two cores types slowly; a hung test must still end.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: relative(import.meta.dirname, playwrightReport) }]],
  use: {
    launchOptions: chromiumOptions(),
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium' }],
})
