import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readDocument, readMatter, writeDocument, writeMatter } from '@stanza/schema'
import { parse, render } from './index.ts'

const data = process.env['STANZA_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const folder = join(data, 'posts')
const present = existsSync(folder)
// oxlint-disable-next-line no-console
if (!present) console.warn(`SKIPPED: the published posts are not at ${folder} (set STANZA_DATA)`)

describe.skipIf(!present)('every published post', () => {
  const posts = present ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []

  it.each(posts)('[BY1] %s comes out byte for byte through a Y.Doc', (name) => {
    const source = readFileSync(join(folder, name), 'utf8')
    const { document, matter, findings } = parse(source)
    expect(findings).toEqual([])
    const ydoc = new Y.Doc()
    writeDocument(ydoc, document)
    writeMatter(ydoc, matter)
    expect(render(readDocument(ydoc), readMatter(ydoc), source)).toEqual({ markdown: source, findings: [] })
  })

  it.each(posts)('[BY4] %s written anew reads as the same document and is written the same again', (name) => {
    const { document, matter } = parse(readFileSync(join(folder, name), 'utf8'))
    const { markdown, findings } = render(document, matter)
    const again = parse(markdown)
    expect(findings.filter(({ rule }) => rule !== 'forbidden-key')).toEqual([])
    expect(render(again.document, again.matter).markdown).toBe(markdown)
  })
})
