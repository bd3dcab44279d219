import { defineConfig } from 'vitest/config'

/** Tests that start programs: PostgreSQL, Redis, Hugo, servers and command lines of our own. */
const processes = '**/*.process.test.ts'
/** Tests of what a page holds have a page (jsdom), and so globals of their own. */
const pages = ['packages/editor/src/**/*.test.ts', 'apps/web/src/**/*.test.{ts,tsx}']
const all = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts']
const exclude = ['**/node_modules/**', processes]
// A slow machine needs the long limit, a hung test must still end.
const testTimeout = 30_000

export default defineConfig({
  test: {
    projects: [
      // No module here keeps state: what one file leaves behind cannot change another, and loading them once saves a third.
      { test: { name: 'unit', include: all, exclude: [...exclude, ...pages], isolate: false, testTimeout } },
      { test: { name: 'pages', include: pages, exclude, testTimeout } },
      { test: { name: 'processes', include: [processes], exclude: ['**/node_modules/**'], testTimeout } },
    ],
  },
})
