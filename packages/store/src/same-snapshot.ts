import type { StoredSnapshot } from '@stanza/relay'

/** Whether what was read back is, byte for byte, what was to be kept. */
export function isSameSnapshot(kept: StoredSnapshot, wanted: StoredSnapshot): boolean {
  const [one, other] = [kept.outline ?? noOutline, wanted.outline ?? noOutline]
  return Buffer.compare(kept.bytes, wanted.bytes) === 0 && Buffer.compare(one, other) === 0
}

const noOutline = new Uint8Array()
