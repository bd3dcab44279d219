import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = import.meta.dirname
const rules = new Set(
  Array.from(
    readFileSync(join(folder, '../SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm),
    ([, rule]) => rule,
  ),
)
const cited = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) =>
      Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/\[([A-Z]{2}\d+)\]/g), ([, rule]) => rule),
    ),
)

it('names rules at all', () => expect(rules.size).toBeGreaterThan(30))

it('has a test that cites each rule', () => expect([...rules].filter((rule) => !cited.has(rule))).toEqual([]))

it('has a rule for each citation', () => expect([...cited].filter((rule) => !rules.has(rule))).toEqual([]))
