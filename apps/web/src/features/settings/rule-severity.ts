import type { Check } from '@stanza/checks'
import type { HouseRules, Severity } from '@stanza/schema'
import { type Edit, houseOf, settingHouse } from './edit.ts'

export type RuleSeverity = Severity | 'off'
export const ruleSeverities = ['error', 'warning', 'info', 'off'] as const satisfies readonly RuleSeverity[]

/** How strongly a rule speaks, whatever the language. */
export function severityIn(rule: Check, house: Pick<HouseRules, 'rules'>): RuleSeverity {
  const own = Object.hasOwn(house.rules, rule.id) ? house.rules[rule.id] : undefined
  if (own === undefined) return rule.off === true ? 'off' : rule.severity
  return own === 'on' ? rule.severity : own
}

/** Sets how strongly a rule speaks. It is a conflict when it speaks otherwise than it did when the person decided. */
export const severityEdit = (rule: Check, seen: RuleSeverity, next: RuleSeverity, said: string): Edit => ({
  said,
  make: (settings) => {
    const house = houseOf(settings)
    if (severityIn(rule, house) !== seen) return null
    const { [rule.id]: _before, ...others } = house.rules
    const { usual } = settings
    const usually = Object.hasOwn(usual.checks.rules, rule.id) ? usual.checks.rules[rule.id] : undefined
    const says = next === severityIn(rule, usual.checks) ? usually : next
    return settingHouse(settings, 'rules', says === undefined ? others : { ...others, [rule.id]: says })
  },
})
