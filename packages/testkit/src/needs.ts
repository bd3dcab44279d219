import { describe, it } from 'vitest'

/** How to group tests that need a program: skipped where it is missing, and said so in the report and on stderr. */
export const needs =
  (debian: string, isThere: () => boolean) =>
  (name: string, tests: () => void): void => {
    if (isThere()) {
      describe(name, tests)
      return
    }
    process.stderr.write(`SKIPPED: ${name}: no ${debian} on this machine (apt-get install ${debian})\n`)
    describe.skip(name, () => {
      it(`needs ${debian}`, () => undefined)
    })
  }
