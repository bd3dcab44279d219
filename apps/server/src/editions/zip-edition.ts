import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { ExportedEdition } from './export-edition.ts'
import type { Archive } from './newsroom.ts'

/** The first day that a zip can tell: the same text and images give the same bytes, whenever they are asked for. */
const zipEpoch = new Date(1980, 0, 1)

/** The export as a zip: the Markdown and its images at their paths in the site's repository. */
export async function zipEdition(
  { store }: Archive,
  edition: string,
  exported: ExportedEdition,
): Promise<Buffer> {
  const zip = new ZipFile()
  const options = { mtime: zipEpoch, mode: 0o100644, forceDosTimestamp: true }
  zip.addBuffer(Buffer.from(exported.markdown), exported.path, options)
  for (const { path, hash } of exported.images) {
    const kept = await store.assetContent(edition, hash)
    if (kept === null) throw new Error(`asset ${hash} of edition ${edition} is listed and not there`)
    // Images are compressed already.
    zip.addBuffer(Buffer.from(kept.content), path, { ...options, compress: false })
  }
  zip.end()
  return buffer(zip.outputStream)
}
