import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    // Two cores: one worker each; a slow machine needs the long limit, a hung test must still end.
    testTimeout: 30_000,
  },
})
