import { expect, it } from 'vitest'
import { rules } from './registry.ts'
import { ruleGroups } from './rule-groups.ts'

it('puts each rule in one group, and no other', () => {
  const grouped = Object.values(ruleGroups).flatMap((ids): readonly string[] => ids)
  expect(grouped.toSorted((a, b) => a.localeCompare(b))).toEqual(
    rules.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b)),
  )
})
