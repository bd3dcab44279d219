import { readDocument, readMatter } from '@stanza/schema'
import { storedDocuments } from '@stanza/testkit'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parse, render } from './index.ts'

describe('[BY4] an edition that was stored by any version is written as it was', () => {
  it.each(storedDocuments())('$name, of schema $schemaVersion', ({ update, markdown }) => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, update)
    expect(render(readDocument(ydoc), readMatter(ydoc))).toEqual({ markdown, findings: [] })
    const again = parse(markdown)
    expect(render(again.document, again.matter).markdown).toBe(markdown)
  })
})
