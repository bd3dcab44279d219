import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An edition as a version of this program stored it, and what every later version must read out of it. */
export interface StoredDocument {
  readonly name: string
  readonly schemaVersion: number
  /** The Y.Doc as one update; base64 in the file. */
  readonly update: Uint8Array
  /** The document as ProseMirror writes it; a later version may know more attributes. */
  readonly document: object
  readonly matter: readonly (readonly [string, unknown])[]
  /** What an export without a base gave. */
  readonly markdown: string
}

/** Where they are kept, one file of JSON each. `node tools/store-document.ts NAME FILE.md` adds one; none is ever changed. */
const storedFolder = join(import.meta.dirname, 'stored')

/** Editions that were stored by this version and by earlier ones. */
export function storedDocuments(): readonly StoredDocument[] {
  return readdirSync(storedFolder)
    .filter((file) => file.endsWith('.edition'))
    .toSorted()
    .map((file) => {
      const stored = JSON.parse(readFileSync(join(storedFolder, file), 'utf8')) as Stored
      return { ...stored, update: Buffer.from(stored.update, 'base64') }
    })
}

type Stored = Omit<StoredDocument, 'update'> & { readonly update: string }

/** Keeps one more. @throws where its name is taken: what a stored one must give was said by the version that stored it. */
export function storeDocument(document: StoredDocument): void {
  const { name, schemaVersion, update } = document
  const stored: Stored = { ...document, update: Buffer.from(update).toString('base64') }
  const path = join(storedFolder, `${schemaVersion}-${name}.edition`)
  writeFileSync(path, `${JSON.stringify(stored)}\n`, { flag: 'wx' })
}
