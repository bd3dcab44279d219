import { reviewOf } from '@stanza/review'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** The relay's own frames (110 to 116) are for who writes; here nobody does. */
const relayFrames = [110, 111, 112, 113, 114, 115, 116]

export interface ReviewText {
  readonly ydoc: Y.Doc
  readonly close: () => void
}

/**
 * Follows what is said beside a text: the review document, which the server alone writes. It comes after the text and is
 * not kept in the browser; while there is no connection it shows what came last.
 */
export function openReviewText(edition: string, serverUrl: string): ReviewText {
  const ydoc = new Y.Doc()
  const awareness = new Awareness(ydoc)
  awareness.setLocalState(null)
  const provider = new WebsocketProvider(serverUrl, reviewOf(edition), ydoc, {
    awareness,
    connect: false,
    disableBc: true,
  })
  for (const frame of relayFrames) provider.messageHandlers[frame] = () => {}
  // Yjs keeps this as `isSynced`: whether what it does not hold is not there.
  provider.on('sync', (synced) => ydoc.emit('sync', [synced, ydoc]))
  provider.on('closed', () => provider.disconnect())
  provider.connect()
  return {
    ydoc,
    close: () => {
      provider.destroy()
      awareness.destroy()
      ydoc.destroy()
    },
  }
}
