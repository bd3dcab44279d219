import { render } from '@stanza/markdown'
import { type Finding, imageFolder, imagePath, postFileName, postPath } from '@stanza/schema'
import type { AssetRow, EditionRow, IssueRow } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import type { Archive } from './newsroom.ts'
import { readEdition } from './read-edition.ts'
import { readIgnoredOf } from '../review/desk.ts'
import { checkedFindings } from './checked-findings.ts'
import { unsafeLinks } from './unsafe-links.ts'

/** An image of the export: its path in the site's repository, and which bytes. */
export interface ExportedImage {
  readonly path: string
  readonly hash: string
  readonly bytes: number
}

export interface ExportedEdition {
  readonly fileName: string
  /** Path in the site's repository. */
  readonly path: string
  readonly markdown: string
  readonly findings: readonly Finding[]
  /** How many findings people decided to ignore at their place; they are not among `findings`. */
  readonly ignored: number
  /** The uploaded images that the text shows, in the order of their paths. */
  readonly images: readonly ExportedImage[]
}

/** Renders an edition for the site: the same bytes here, by the API and on the command line (architecture.md). */
export async function exportEdition(
  archive: Archive,
  issue: IssueRow,
  edition: EditionRow,
): Promise<ExportedEdition | Refusal> {
  const { store, newsletter } = archive
  const content = await readEdition(archive, edition.id)
  if (content instanceof Refusal) return content
  const { markdown, findings } = render(content.document, content.matter, await store.base(edition.id))
  const shown = (asset: AssetRow): boolean =>
    markdown.includes(imageFolder(newsletter, issue.date) + asset.name)
  const images = (await store.assets(edition.id))
    .filter(shown)
    .map(({ name, hash, bytes }) => ({ path: imagePath(newsletter, issue.date, name), hash, bytes }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const fileName = postFileName(newsletter, issue.date, edition.language)
  const decided = await readIgnoredOf(archive, edition.id)
  const checked = checkedFindings(
    { newsletter, fileName, markdown, content, language: edition.language },
    decided,
  )
  return {
    fileName,
    path: postPath(newsletter, issue.date, edition.language),
    markdown,
    findings: [...findings, ...unsafeLinks(content.document, markdown), ...checked.findings],
    ignored: checked.ignored,
    images,
  }
}
