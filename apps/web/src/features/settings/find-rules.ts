import { type Check, type RuleGroup, ruleGroups, rules } from '@stanza/checks'
import type { HouseRules } from '@stanza/schema'
import { severityIn } from './rule-severity.ts'

export type RuleShow = 'all' | 'own' | 'off'

export interface RuleFilter {
  readonly words: string
  readonly group: RuleGroup | 'all'
  readonly show: RuleShow
}

interface Houses {
  readonly house: HouseRules
  readonly usual: HouseRules
}

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** Whether a rule speaks otherwise than usually. */
const isOwn = (rule: Check, { house, usual }: Houses): boolean =>
  severityIn(rule, house) !== severityIn(rule, usual)

/** The rules that hold every typed word in their id or explanation, by group; groups without any are left out. */
export function findRules(
  { words, group, show }: RuleFilter,
  houses: Houses,
): { readonly group: RuleGroup; readonly rules: readonly Check[] }[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (rule: Check): boolean => {
    const text = `${rule.id} ${rule.explain}`.toLowerCase()
    if (!wanted.every((word) => text.includes(word))) return false
    if (show === 'own') return isOwn(rule, houses)
    return show === 'all' || severityIn(rule, houses.house) === 'off'
  }
  return (Object.keys(ruleGroups) as RuleGroup[])
    .filter((one) => group === 'all' || group === one)
    .map((one) => ({
      group: one,
      rules: ruleGroups[one].flatMap((id) => {
        const rule = byId.get(id)
        return rule && matches(rule) ? [rule] : []
      }),
    }))
    .filter((found) => found.rules.length > 0)
}
