/** Why something could not be kept or opened. Each has its own advice for the person who runs the server. */
export const storeErrorCodes = [
  'exists',
  'full',
  'read-only',
  'locked',
  'newer',
  'not-a-database',
  'network-file-system',
  'unavailable',
  'io',
] as const
export type StoreErrorCode = (typeof storeErrorCodes)[number]

/** Nothing of what was asked for was kept. `message` is one sentence that says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
