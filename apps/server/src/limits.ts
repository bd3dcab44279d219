import { defaultLimits, type Limits as RelayLimits } from '@stanza/relay'
import { ConfigError, type Environment } from './config-error.ts'

/** What one address may do in a minute or second. Held here so that a load test can lift them. */
export interface Limits {
  readonly handshakesPerSecond: number
  readonly wrongLinksPerMinute: number
  readonly uploadsPerMinute: number
  readonly newIssuesPerMinute: number
  /** Comments, answers and proposals. A person does one in ten seconds; ten behind one address are one address. */
  readonly commentsPerMinute: number
}

/** 128-bit tokens cannot be guessed at any rate; the limits keep one address from wearing out disk and processor. */
export const usualLimits: Limits = {
  handshakesPerSecond: 10,
  wrongLinksPerMinute: 20,
  uploadsPerMinute: 60,
  newIssuesPerMinute: 30,
  commentsPerMinute: 120,
}

const prefix = 'LIMIT_'
const variableOf = (name: string): string => prefix + name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()

/**
 * Reads the limits from variables named for them: `LIMIT_PEOPLE_PER_ROOM=500` (relay.md, limits). Pure.
 * @throws ConfigError for a limit that does not exist, so that a spelling mistake is not a limit that silently stays.
 */
export function readLimits(environment: Environment): { limits: Limits; relayLimits: RelayLimits } {
  const known = new Set([usualLimits, defaultLimits].flatMap((limits) => Object.keys(limits).map(variableOf)))
  const unknown = Object.keys(environment).find((name) => name.startsWith(prefix) && !known.has(name))
  if (unknown !== undefined)
    throw new ConfigError(`${unknown} is not a limit; there are ${[...known].join(', ')}`)
  return { limits: lifted(usualLimits, environment), relayLimits: lifted(defaultLimits, environment) }
}

function lifted<Usual extends object>(usual: Usual, environment: Environment): Usual {
  const entries = Object.entries(usual).map(([name, value]) => {
    const said = environment[variableOf(name)]
    if (said === undefined || said === '') return [name, value] as const
    if (!/^[1-9]\d{0,11}$/.test(said)) {
      throw new ConfigError(`${variableOf(name)} must be a whole number from 1, not "${said}"`)
    }
    return [name, Number(said)] as const
  })
  return Object.fromEntries(entries) as Usual
}
