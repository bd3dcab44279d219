/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable that says what it may not; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
