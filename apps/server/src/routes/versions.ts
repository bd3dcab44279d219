import { render } from '@stanza/markdown'
import { documentSchema, type FrontMatter } from '@stanza/schema'
import { newVersion, version, versionDiff, versions, versionText } from '@stanza/schema/api'
import type { Store, VersionContent, VersionRow } from '@stanza/store'
import { z } from 'zod'
import { nothing, route } from '../http/route.ts'
import { readEdition } from '../editions/read-edition.ts'
import { Refusal } from '../refusal/refusal.ts'
import { diffVersions } from '../versions/diff-versions.ts'
import { keepVersion } from '../versions/keep-version.ts'
import { restoreVersion } from '../versions/restore-version.ts'
import { tellVersion, tellVersions } from '../versions/tell-versions.ts'

const noVersion = new Refusal('not-found', 'There is no such version of this edition.')

export const versionRoutes = [
  route({
    method: 'get',
    path: '/api/editions/:edition/versions',
    summary: 'The versions of an edition, newest first',
    place: 'edition',
    action: 'see history',
    answer: versions,
    handle: async ({ newsroom: { store }, edition }) => ({
      versions: await tellVersions(store, await store.versions(edition.id)),
    }),
  }),
  route({
    method: 'post',
    path: '/api/editions/:edition/versions',
    summary: 'Give the present text a name',
    place: 'edition',
    action: 'name version',
    body: newVersion,
    status: 201,
    answer: version,
    handle: async ({ newsroom, edition, body }) => {
      const kept = await keepVersion(newsroom, edition.id, body.name)
      if (kept instanceof Refusal) return kept
      if (kept === null) throw new Error('a named version was not kept')
      return tellVersion(newsroom.store, kept)
    },
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/versions/:version',
    summary: 'What a version said',
    place: 'edition',
    action: 'see history',
    answer: versionText,
    handle: async ({ newsroom: { store }, edition, param }) => {
      const found = await find(store, edition.id, param('version'))
      if (found === null) return noVersion
      const document = documentSchema.nodeFromJSON(found.content.document)
      const { markdown } = render(document, found.content.matter as FrontMatter, await store.base(edition.id))
      return { version: await tellVersion(store, found.row), markdown }
    },
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/versions/:version/diff',
    summary: 'What changed from a version until now, or to it from the one before',
    place: 'edition',
    action: 'see history',
    query: { against: z.enum(['now', 'previous']).optional() },
    answer: versionDiff,
    handle: async ({ newsroom, edition, param, query }) => {
      const { store } = newsroom
      const found = await find(store, edition.id, param('version'))
      if (found === null) return noVersion
      if (query('against') === 'previous') {
        const previous = found.rows[found.rows.indexOf(found.row) + 1]
        const before = previous && (await store.versionContent(edition.id, previous.id))
        return diffVersions(before ?? empty, found.content)
      }
      const now = await readEdition(newsroom, edition.id)
      if (now instanceof Refusal) return now
      return diffVersions(found.content, { document: now.document.toJSON(), matter: now.matter })
    },
  }),
  route({
    method: 'post',
    path: '/api/editions/:edition/versions/:version/restore',
    summary: 'Make the text say what a version said, as an edit',
    place: 'edition',
    action: 'restore',
    answer: nothing,
    handle: async ({ newsroom, issue, edition, caller, param }) => {
      const found = await find(newsroom.store, edition.id, param('version'))
      if (found === null) return noVersion
      const author = caller.kind === 'person' ? caller.session.person.id : caller.token.id
      return (await restoreVersion(newsroom, issue, edition, found.content, author)) ?? undefined
    },
  }),
]

const empty: VersionContent = { document: { type: 'doc', content: [] }, matter: { entries: [] } }

interface FoundVersion {
  readonly row: VersionRow
  readonly rows: readonly VersionRow[]
  readonly content: VersionContent
}

/** A version of this edition; one of another edition is not found (threats.md S10). */
async function find(store: Store, edition: string, id: string): Promise<FoundVersion | null> {
  const rows = await store.versions(edition)
  const row = rows.find((one) => one.id === id)
  const content = row ? await store.versionContent(edition, row.id) : null
  return row && content ? { row, rows, content } : null
}
