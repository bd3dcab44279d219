import type { HouseRules } from '@stanza/schema'
import type { Settings } from '../../api/newsletter.ts'

/** Keys of `newsletter.json` that get another value or go, `checks.names`. */
export interface KeyChanges {
  readonly set: Readonly<Record<string, unknown>>
  readonly reset: readonly string[]
}

/** One thing that a person changes. It can be made again on newer settings, where somebody else was faster. */
export interface Edit {
  /** What it did, in a sentence. */
  readonly said: string
  /** Null: what it changes is not as it was seen any more. */
  readonly make: (settings: Settings) => KeyChanges | null
}

/** The house rules that hold, whole. */
export const houseOf = ({ newsletter, usual }: Settings): HouseRules => ({
  ...usual.checks,
  ...newsletter.checks,
})

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Gives a house rule a value; the usual one needs no words of its own. */
export function settingHouse<Key extends keyof HouseRules>(
  { usual }: Settings,
  key: Key,
  value: HouseRules[Key],
): KeyChanges {
  const name = `checks.${key}`
  return isSame(value, usual.checks[key]) ? { set: {}, reset: [name] } : { set: { [name]: value }, reset: [] }
}

/** A house rule that becomes what `next` makes of it, however it is now: an entry more, an entry less. */
export const houseEdit = <Key extends keyof HouseRules>(
  said: string,
  key: Key,
  next: (value: HouseRules[Key]) => HouseRules[Key],
): Edit => ({ said, make: (settings) => settingHouse(settings, key, next(houseOf(settings)[key])) })

/** A house rule that gets a value in place of the one that was seen; a conflict when it is another by now. */
export const houseChange = <Key extends keyof HouseRules>(
  said: string,
  key: Key,
  seen: HouseRules[Key],
  value: HouseRules[Key],
): Edit => ({
  said,
  make: (settings) => (isSame(houseOf(settings)[key], seen) ? settingHouse(settings, key, value) : null),
})

/** Takes an edit back: the keys that it changed say again what they said, unless somebody changed them since. */
export function undoOf(changes: KeyChanges, before: Settings, after: Settings, said: string): Edit {
  const keys = [...Object.keys(changes.set), ...changes.reset]
  return {
    said,
    make: (settings) => {
      if (keys.some((key) => !isSame(valueAt(settings.own, key), valueAt(after.own, key)))) return null
      const had = keys.filter((key) => valueAt(before.own, key) !== undefined)
      return {
        set: Object.fromEntries(had.map((key) => [key, valueAt(before.own, key)])),
        reset: keys.filter((key) => !had.includes(key)),
      }
    },
  }
}

/** How the settings look once the server has taken the changes; its answer decides. */
export function withChanges(settings: Settings, { set, reset }: KeyChanges): Settings {
  let { newsletter } = settings
  const house: Record<string, unknown> = { ...newsletter.checks }
  for (const [key, value] of Object.entries(set)) {
    if (key.startsWith('checks.')) house[key.slice(7)] = value
    else newsletter = { ...newsletter, [key]: value }
  }
  for (const key of reset) {
    if (key.startsWith('checks.'))
      house[key.slice(7)] = settings.usual.checks[key.slice(7) as keyof HouseRules]
    else if (key === 'sections' && settings.usual.sections)
      newsletter = { ...newsletter, sections: settings.usual.sections }
  }
  return { ...settings, newsletter: { ...newsletter, checks: house } }
}

function valueAt(own: Settings['own'], key: string): unknown {
  if (!key.startsWith('checks.')) return own[key]
  return (own['checks'] as Readonly<Record<string, unknown>> | undefined)?.[key.slice(7)]
}
