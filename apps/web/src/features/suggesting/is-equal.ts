/** Whether two runs of bytes are the same. */
export const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, index) => byte === other[index]))

/** Whether two lists hold the same runs of bytes, in the same order. */
export const areEqual = (some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean =>
  some.length === others.length && some.every((one, index) => isEqual(one, others[index] as Uint8Array))
