import { matterValue, postFileName, sectionsOf } from '@stanza/schema'
import type { EditionSummary } from '@stanza/schema/api'
import type { EditionRow, IssueRow } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import type { Archive } from './newsroom.ts'
import { readEdition } from './read-edition.ts'

interface Told {
  readonly changed: string
  readonly title: string
  readonly items: number
}

/** Titles and item counts for the list of issues. Reading a document costs milliseconds, so what did not change is kept. */
export class EditionSummaries {
  readonly #told = new Map<string, Told>()

  /** The editions of an issue, in the order of the newsletter's languages. */
  async of(archive: Archive, issue: IssueRow): Promise<EditionSummary[]> {
    const { store, newsletter } = archive
    const place = (edition: EditionRow): number => newsletter.languages.indexOf(edition.language)
    const editions = (await store.editions(issue.id)).toSorted((one, other) => place(one) - place(other))
    const summaries: EditionSummary[] = []
    for (const { id, language, changed } of editions) {
      const { title, items } = await this.#tell(archive, id, changed)
      const fileName = postFileName(newsletter, issue.date, language)
      summaries.push({ id, issue: issue.id, language, title, fileName, items, changed })
    }
    return summaries
  }

  async #tell(archive: Archive, id: string, changed: string): Promise<Told> {
    const told = this.#told.get(id)
    if (told?.changed === changed) return told
    const content = await readEdition(archive, id)
    // A list with one unreadable edition is still a list; opening that edition says what is wrong.
    if (content instanceof Refusal) return { changed, title: '', items: 0 }
    const items = sectionsOf(content.document, archive.newsletter).reduce(
      (sum, section) => sum + section.items,
      0,
    )
    const fresh = { changed, title: String(matterValue(content.matter, 'title') ?? ''), items }
    this.#told.set(id, fresh)
    return fresh
  }
}
