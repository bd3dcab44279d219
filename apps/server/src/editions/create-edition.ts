import type { NewIssue } from '@stanza/schema/api'
import { draftIssue, type Finding, type FrontMatter, type Newsletter, outlineIssue } from '@stanza/schema'
import { type EditionRow, type IssueRow, StoreError } from '@stanza/store'
import type { Node } from 'prosemirror-model'
import { Refusal } from '../refusal/refusal.ts'
import { keepVersion } from '../versions/keep-version.ts'
import { initialState } from './initial-state.ts'
import type { Archive } from './newsroom.ts'
import { readPost, type ReceivedPost } from './read-post.ts'

export interface CreatedEdition {
  readonly issue: IssueRow
  readonly edition: EditionRow
  readonly findings: readonly Finding[]
}

/** What a new edition says, before it is one. */
export interface PlannedEdition {
  readonly date: string
  readonly language: string
  readonly document: Node
  readonly matter: FrontMatter
  /** The source it was imported from; '' where there is none that the export could keep. */
  readonly base: string
  readonly findings: readonly Finding[]
}

export interface PostFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads a wish of the HTTP contract into a plan; its files are base64 there. */
export function planEdition(newsletter: Newsletter, wish: NewIssue): PlannedEdition | Refusal {
  if (wish.kind === 'import') return planImport(newsletter, fileOf(wish.post))
  if (wish.kind === 'draft') return planDraft(newsletter, wish.posts.map(fileOf), wish.date, wish.language)
  return planOutline(newsletter, wish.date, wish.language)
}

const fileOf = (post: { name: string; content: string }): PostFile => ({
  name: post.name,
  bytes: Buffer.from(post.content, 'base64'),
})

/** A post as it is: date and language from its name, else the date from its front matter. */
export function planImport(newsletter: Newsletter, file: PostFile): PlannedEdition | Refusal {
  const read = readPost(newsletter, file.name, file.bytes)
  if (read instanceof Refusal) return read
  if (read.date === null) {
    return new Refusal(
      'bad-date',
      `Neither the name nor the front matter of "${file.name}" has a date that exists; name the file like 2026-09-05-newsletter.md. Nothing was imported.`,
    )
  }
  const language = read.language ?? newsletter.defaultLanguage
  const { document, matter } = read.post
  return { date: read.date, language, document, matter, base: read.source, findings: read.findings }
}

/** A new issue from the post before, or the two before, oldest first. */
export function planDraft(
  newsletter: Newsletter,
  files: readonly PostFile[],
  date: string,
  wished?: string,
): PlannedEdition | Refusal {
  const received: (ReceivedPost & { name: string })[] = []
  for (const { name, bytes } of files) {
    const read = readPost(newsletter, name, bytes)
    if (read instanceof Refusal) return read
    received.push({ ...read, name })
  }
  const undated = received.find((post) => post.date === null)
  if (undated) {
    return new Refusal(
      'bad-date',
      `Neither the name nor the front matter of "${undated.name}" has a date that exists, so its months cannot be moved on. Nothing was made.`,
    )
  }
  const previous = received
    .map(({ post, date: of }) => ({ document: post.document, matter: post.matter, date: String(of) }))
    .toSorted((one, other) => one.date.localeCompare(other.date))
  const language = wished ?? received.at(-1)?.language ?? newsletter.defaultLanguage
  const draft = draftIssue(newsletter, language, previous, date)
  return { date, language, ...draft, base: '', findings: received.flatMap((post) => post.findings) }
}

/** The newsletter's own outline, empty. */
export function planOutline(newsletter: Newsletter, date: string, wished?: string): PlannedEdition | Refusal {
  const language = wished ?? newsletter.defaultLanguage
  return { date, language, ...outlineIssue(newsletter, language, date), base: '', findings: [] }
}

/** Makes the edition, and the issue where there is none of that date: in one transaction, or not at all. */
export async function createEdition(
  archive: Archive,
  plan: PlannedEdition,
  author: string,
): Promise<CreatedEdition | Refusal> {
  const { store, newsletter } = archive
  const { date, language, base, findings } = plan
  if (!newsletter.languages.includes(language)) {
    return new Refusal(
      'bad-request',
      `${newsletter.name} has no language "${language}" (it has ${newsletter.languages.join(', ')}). Nothing was made.`,
    )
  }
  const there = await store.issueByDate(date)
  const sameLanguage = there && (await store.editions(there.id)).find((one) => one.language === language)
  if (there && sameLanguage) return alreadyThere(date, language, there.id, sameLanguage.id)
  const first = { language, base, author, state: initialState(newsletter, plan.document, plan.matter) }
  try {
    const made = there
      ? { issue: there, edition: await store.addEdition({ ...first, issue: there.id }) }
      : await store.createIssue({ date }, first)
    await keepVersion(archive, made.edition.id, null)
    return { ...made, findings }
  } catch (error) {
    // Somebody made it between the look and the write.
    if (error instanceof StoreError && error.code === 'exists') return createEdition(archive, plan, author)
    throw error
  }
}

const alreadyThere = (date: string, language: string, issue: string, edition: string): Refusal =>
  new Refusal(
    'edition-exists',
    `There is an issue of ${date} in "${language}" already; it was left as it is, and nothing was imported.`,
    { issue, edition },
  )
