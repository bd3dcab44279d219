import { readDocument, readMatter } from '@stanza/schema'
import type * as Y from 'yjs'

/** Hands the text on screen to the person as a Markdown file: what the server has not taken is in it. */
export async function saveText(ydoc: Y.Doc, fileName: string): Promise<void> {
  const { render } = await import('@stanza/markdown')
  const { markdown } = render(readDocument(ydoc), readMatter(ydoc))
  const url = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
