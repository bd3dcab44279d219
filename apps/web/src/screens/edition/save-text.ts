import { readDocument, readMatter } from '@stanza/schema'
import type * as Y from 'yjs'

/** Hands the text on screen to the person as a Markdown file: what the server has not taken is in it. */
export async function saveText(ydoc: Y.Doc, fileName: string): Promise<void> {
  const page = readDocument(ydoc)
  // Without a network the writer may not come: then the words alone are better than nothing.
  const writer = await import('@stanza/markdown').catch(() => null)
  const text =
    writer?.render(page, readMatter(ydoc)).markdown ?? page.textBetween(0, page.content.size, '\n\n')
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
