import { createRequire } from 'node:module'

/** One example of the CommonMark specification. */
export interface CommonmarkExample {
  readonly number: number
  readonly section: string
  readonly markdown: string
}

/** The examples of CommonMark 0.31.2. */
export function commonmarkExamples(): readonly CommonmarkExample[] {
  const spec = createRequire(import.meta.url)('commonmark-spec') as {
    readonly tests: readonly CommonmarkExample[]
  }
  return spec.tests
}
