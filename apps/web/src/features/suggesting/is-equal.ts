/** Whether two runs of bytes are the same. */
export const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, index) => byte === other[index]))
