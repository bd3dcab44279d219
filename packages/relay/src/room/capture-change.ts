import { mergeUpdates, type Doc } from 'yjs'

/** Runs a change in one transaction and gives what it did as one update, or null when it did nothing. */
export function captureChange(ydoc: Doc, change: (ydoc: Doc) => void): Uint8Array | null {
  const made: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void made.push(update)
  ydoc.on('update', gather)
  try {
    ydoc.transact(() => change(ydoc))
  } finally {
    ydoc.off('update', gather)
  }
  return made.length === 0 ? null : mergeUpdates(made)
}
