import { render } from '@stanza/markdown'
import { documentOf } from '@stanza/relay'
import { readDocument, readMatter } from '@stanza/schema'
import { answerInThread } from '../threads/work-thread.ts'

/** An edition as the log has it: the snapshot and the updates after it, and what it was imported from. */
export interface RenderRequest {
  readonly parts: readonly Uint8Array[]
  readonly base: string
}

// The same rendering as an export's, beside the server's work.
answerInThread(({ parts, base }: RenderRequest): string => {
  const ydoc = documentOf(parts)
  return render(readDocument(ydoc), readMatter(ydoc), base).markdown
})
