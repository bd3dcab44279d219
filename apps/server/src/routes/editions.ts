import { edition, exported } from '@stanza/schema/api'
import { imageFolder, postFileName } from '@stanza/schema'
import { exportEdition } from '../editions/export-edition.ts'
import { zipEdition } from '../editions/zip-edition.ts'
import { file, FileReply, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'

const markdownType = 'text/markdown; charset=utf-8'

/** Names here come from our own patterns: letters, digits, `-` and `.`. */
const download = (name: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="${name}"`,
})

export const editionRoutes = [
  route({
    method: 'get',
    path: '/api/editions/:edition',
    summary: 'What a browser must know before it opens the edition',
    place: 'edition',
    action: 'read',
    programs: true,
    answer: edition,
    handle: async ({ newsroom: { store, newsletter }, role, issue, edition: { id, language, epoch } }) => ({
      id,
      issue: issue.id,
      language,
      date: issue.date,
      phase: issue.phase,
      role,
      epoch,
      fileName: postFileName(newsletter, issue.date, language),
      imageFolder: imageFolder(newsletter, issue.date),
      editions: (await store.editions(issue.id)).map((one) => ({ id: one.id, language: one.language })),
    }),
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/base',
    summary: 'The source that the edition was imported from, byte for byte; empty if there is none',
    place: 'edition',
    action: 'export',
    programs: true,
    answer: file(markdownType),
    handle: async ({ newsroom: { store }, edition: { id } }) =>
      new FileReply(Buffer.from(await store.base(id)), markdownType),
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/export',
    summary: 'The edition as Markdown for the site, what was found in it, and its images',
    place: 'edition',
    action: 'export',
    programs: true,
    answer: exported,
    handle: async ({ newsroom, issue, edition: row }) => {
      const made = await exportEdition(newsroom, issue, row)
      if (made instanceof Refusal) return made
      return { ...made, findings: made.findings.map((one) => ({ ...one })), images: [...made.images] }
    },
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/export.md',
    summary: 'The Markdown alone',
    place: 'edition',
    action: 'export',
    programs: true,
    answer: file(markdownType),
    handle: async ({ newsroom, issue, edition: row }) => {
      const made = await exportEdition(newsroom, issue, row)
      if (made instanceof Refusal) return made
      return new FileReply(Buffer.from(made.markdown), markdownType, download(made.fileName))
    },
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/export.zip',
    summary: 'The Markdown and its images at their paths in the repository of the site',
    place: 'edition',
    action: 'export',
    programs: true,
    answer: file('application/zip'),
    handle: async ({ newsroom, issue, edition: row }) => {
      const made = await exportEdition(newsroom, issue, row)
      if (made instanceof Refusal) return made
      const name = made.fileName.replace(/\.md$/, '.zip')
      return new FileReply(await zipEdition(newsroom, row.id, made), 'application/zip', download(name))
    },
  }),
]
