import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import * as Y from 'yjs'
import { parse, render } from '@stanza/markdown'
import {
  readDocument,
  readMatter,
  schemaVersion,
  withSections,
  writeDocument,
  writeMatter,
} from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { anyEdit, editEdition, exchange, replicasOf, storeDocument } from '@stanza/testkit'

// Stores an edition as this version writes it, for every later version to read:
// `node tools/store-document.ts NAME FILE.md [--edits N]`, with N random edits by three people at once. To be run, with a
// new name, whenever `schemaVersion` rises; what is stored is never changed.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
})
const [name, file] = positionals
if (name === undefined || file === undefined)
  throw new Error('usage: store-document.ts NAME FILE.md [--edits N] [--seed N]')

const { document, matter } = parse(await readFile(file, 'utf8'))
const ydoc = new Y.Doc()
writeDocument(ydoc, withSections(xmpp, document))
writeMatter(ydoc, matter)
const replicas = replicasOf(ydoc, 3)
fc.sample(anyEdit, { numRuns: Number(values.edits), seed: Number(values.seed) }).forEach((edit, index) => {
  editEdition(replicas[index % 3]!, edit)
  if (index % 5 === 4) exchange(replicas)
})
exchange(replicas)
const edited = replicas[0]!
storeDocument({
  name,
  schemaVersion,
  update: Y.encodeStateAsUpdate(edited),
  document: readDocument(edited).toJSON() as object,
  matter: readMatter(edited).entries,
  markdown: render(readDocument(edited), readMatter(edited)).markdown,
})
