import { StoreError, type StoreErrorCode } from '../store-error.ts'

interface Known {
  readonly code: StoreErrorCode
  /** What to do. */
  readonly advice: string
}

const unreachable: Known = {
  code: 'unavailable',
  advice: 'cannot be reached; is PostgreSQL running there, and does it let us in?',
}
const full: Known = { code: 'full', advice: 'the disk is full; free some space' }
const readOnly: Known = {
  code: 'read-only',
  advice: 'cannot be written; name the primary server, and a user that owns the database',
}

// SQLSTATEs (PostgreSQL, appendix A), whole or by their class of two letters; the whole one first.
const states: Readonly<Record<string, Known>> = {
  '3D000': { code: 'unavailable', advice: 'there is no such database; make it with createdb' },
  '28P01': { code: 'unavailable', advice: 'the user or the password is wrong' },
  '28': { code: 'unavailable', advice: 'the user is not let in; look at pg_hba.conf' },
  '08': unreachable,
  '57': unreachable,
  '53100': full,
  '53300': { code: 'unavailable', advice: 'has no connection free; raise max_connections' },
  '53': { code: 'unavailable', advice: 'has no memory or connection free' },
  '25006': readOnly,
  '42501': readOnly,
  '55P03': { code: 'locked', advice: 'another program holds what we need' },
  '58': { code: 'io', advice: 'the disk reported an error; look at the log of PostgreSQL before going on' },
  XX001: { code: 'io', advice: 'is damaged; look at the log of PostgreSQL and restore a backup' },
  XX002: { code: 'io', advice: 'is damaged; look at the log of PostgreSQL and restore a backup' },
  '23505': { code: 'exists', advice: 'it is there already' },
}

// Another node wrote the same rows at the same time: trying again is the answer.
const conflicts: readonly unknown[] = ['40001', '40P01']

// What pg says without a code of SQL: when a connection ends or does not answer, and when none comes about.
const words: readonly (readonly [RegExp, Known])[] = [
  [
    /client password must be/i,
    { code: 'unavailable', advice: 'wants a password, and DATABASE_URL has none' },
  ],
  [
    /\bSSL\b|certificate/i,
    {
      code: 'unavailable',
      advice: 'does not speak TLS as sslmode in DATABASE_URL says; change one of the two',
    },
  ],
  [/terminated|timeout|not queryable|Connection ended|Cannot use a pool after/i, unreachable],
]

/** Whether a transaction lost against another and may simply be tried again. */
export const isConflict = (error: unknown): boolean =>
  error instanceof Error && conflicts.includes((error as { readonly code?: unknown }).code)

/** An error of pg or the network as a StoreError; what is neither is a mistake of ours and is returned as it is. */
export function asPostgresError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const known = knownOf(error)
  return known === null
    ? error
    : new StoreError(known.code, `${where}: ${known.advice} (${reasonOf(error)})`, { cause: error })
}

function knownOf(error: Error & { readonly code?: unknown }): Known | null {
  const { code } = error
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
    return states[code] ?? states[code.slice(0, 2)] ?? null
  // Errors of sockets and of name lookups.
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return unreachable
  if (error instanceof AggregateError && error.errors.length > 0) return unreachable
  return words.find(([said]) => said.test(error.message))?.[1] ?? null
}

/** On one line; an AggregateError, one for each address of a name, has no message of its own. */
const reasonOf = (error: Error): string =>
  (error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error).message
    .split('\n')[0]
    ?.trim() ?? ''
