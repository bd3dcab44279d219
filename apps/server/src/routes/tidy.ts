import { tidy } from '@stanza/markdown'
import { sectionsOf, type Section } from '@stanza/schema'
import { tidying } from '@stanza/schema/api'
import { readEdition } from '../editions/read-edition.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'

const noSection = new Refusal('not-found', 'That section is not in the text any more. Nothing was changed.')
const cannot = new Refusal(
  'bad-request',
  'This cannot be tidied without changing what it says: some Markdown in it runs on into what follows. Nothing was changed.',
)

/** A base source before and after it was tidied. */
interface Swap {
  readonly before: string
  readonly after: string
}

/** `latest` remembers what can be taken back, for each edition, as long as the server runs. */
export const tidyRoutes = (latest = new Map<string, Swap>()) => [
  route({
    method: 'post',
    path: '/api/editions/:edition/tidy',
    summary: 'Write the text, or a section of it, in house style from now on',
    place: 'edition',
    action: 'write',
    body: tidying,
    answer: nothing,
    handle: async ({ newsroom, edition: { id }, body: { section } }) => {
      const { store, newsletter } = newsroom
      const content = await readEdition(newsroom, id)
      if (content instanceof Refusal) return content
      const { document, matter } = content
      const range = section === null ? null : find(sectionsOf(document), section)
      if (range === undefined) return noSection
      const before = await store.base(id)
      // What has no base is written anew each time, which is house style.
      if (before === '') return undefined
      const tidied = tidy(document, matter, before, newsletter, range)
      if (tidied === null) return cannot
      await store.setBase(id, tidied.markdown)
      latest.set(id, { before, after: tidied.markdown })
      return undefined
    },
  }),
  route({
    method: 'delete',
    path: '/api/editions/:edition/tidy',
    summary: 'Take the latest tidying back',
    place: 'edition',
    action: 'write',
    answer: nothing,
    handle: async ({ newsroom: { store }, edition: { id } }) => {
      const swap = latest.get(id)
      latest.delete(id)
      if (swap !== undefined && (await store.base(id)) === swap.after) await store.setBase(id, swap.before)
      return undefined
    },
  }),
]

function find(sections: readonly Section[], id: string): Section | undefined {
  for (const section of sections) {
    const found = section.id === id ? section : find(section.groups, id)
    if (found !== undefined) return found
  }
  return undefined
}
