import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const rulesIn = (text: string): string[] =>
  [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule as string)
const citationsIn = (text: string): string[] =>
  [...text.matchAll(/\[([RCH]\d+)\]/g)].map(([, rule]) => rule as string)

function testsIn(folder: string): string {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const tests = files.filter(
    (file) => /\.test\.ts$|-contract\.ts$/.test(file) && !file.endsWith('spec.test.ts'),
  )
  expect(tests.length).toBeGreaterThan(0)
  return tests.map((file) => readFileSync(join(root, folder, file), 'utf8')).join('\n')
}

const rules = rulesIn(readFileSync(join(root, 'packages/relay/SPEC.md'), 'utf8'))
const cited = citationsIn(
  ['packages/relay/src', 'apps/server/src/socket', 'apps/server/src/nodes'].map(testsIn).join('\n'),
)

it('finds rules and citations at all', () => {
  expect(rulesIn('- **R1** One.\n- **H2** Two.\n')).toEqual(['R1', 'H2'])
  expect(citationsIn("it('[R1] [C2] does')")).toEqual(['R1', 'C2'])
  expect(rules.length).toBeGreaterThan(30)
  expect(new Set(rules).size).toBe(rules.length)
})

it('has a test for every rule, and a rule for every citation', () => {
  expect(rules.filter((rule) => !cited.includes(rule))).toEqual([])
  expect(cited.filter((rule) => !rules.includes(rule))).toEqual([])
})
