import { checkDocument, type DocumentFinding } from '@stanza/checks'
import { ignoredAt, type Ignored } from '@stanza/review'
import { matterValue, type Newsletter, postFileName, sectionsOf } from '@stanza/schema'
import type { EditionSummary } from '@stanza/schema/api'
import type { EditionRow, IssueRow } from '@stanza/store'
import { readIgnoredOf } from '../review/desk.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Archive } from './newsroom.ts'
import { readEdition } from './read-edition.ts'

interface Told {
  readonly changed: string
  /** The settings it was told by: other house rules find other things. */
  readonly newsletter: Newsletter
  readonly title: string
  readonly items: number
  /** Null until they are asked for. */
  readonly found: readonly DocumentFinding[] | null
}

/** Titles, item counts and findings for the list of issues. Reading a document costs milliseconds, so what did not change is kept. */
export class EditionSummaries {
  readonly #told = new Map<string, Told>()

  /** The editions of an issue, in the order of the newsletter's languages; `counted`: with their findings. */
  async of(archive: Archive, issue: IssueRow, counted: boolean): Promise<EditionSummary[]> {
    const { store, newsletter } = archive
    const place = (edition: EditionRow): number => newsletter.languages.indexOf(edition.language)
    const editions = (await store.editions(issue.id)).toSorted((one, other) => place(one) - place(other))
    const summaries: EditionSummary[] = []
    for (const { id, language, changed } of editions) {
      const { title, items, found } = await this.#tell(archive, { id, language, changed }, counted)
      const findings = counted && found ? countOpen(found, await readIgnoredOf(archive, id)) : null
      const fileName = postFileName(newsletter, issue.date, language)
      summaries.push({ id, issue: issue.id, language, title, fileName, items, findings, changed })
    }
    return summaries
  }

  async #tell(
    archive: Archive,
    { id, language, changed }: Pick<EditionRow, 'id' | 'language' | 'changed'>,
    counted: boolean,
  ): Promise<Told> {
    const { newsletter } = archive
    const told = this.#told.get(id)
    if (told?.changed === changed && told.newsletter === newsletter && (told.found !== null || !counted))
      return told
    const content = await readEdition(archive, id)
    // A list with one unreadable edition is still a list; opening that edition says what is wrong.
    if (content instanceof Refusal) return { changed, newsletter, title: '', items: 0, found: null }
    const items = sectionsOf(content.document, newsletter).reduce((sum, section) => sum + section.items, 0)
    const found = counted ? checkDocument(content.document, content.matter, { newsletter, language }) : null
    const fresh = {
      changed,
      newsletter,
      title: String(matterValue(content.matter, 'title') ?? ''),
      items,
      found,
    }
    this.#told.set(id, fresh)
    return fresh
  }
}

/** What people decide to ignore changes without the text, so it is asked for each time. */
function countOpen(
  found: readonly DocumentFinding[],
  decided: readonly Ignored[],
): { readonly errors: number; readonly all: number } {
  const open = found.filter((finding) => ignoredAt(decided, finding) === null)
  return { errors: open.filter(({ severity }) => severity === 'error').length, all: open.length }
}
