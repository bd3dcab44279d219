import { createHash } from 'node:crypto'
import { asset, assets, type Asset } from '@stanza/schema/api'
import { imageFolder } from '@stanza/schema'
import type { AssetRow, EditionRow, IssueRow } from '@stanza/store'
import { z } from 'zod'
import { assetName } from '../assets/asset-name.ts'
import { cleanImage, imageLimits } from '../assets/clean-image.ts'
import type { ImageType } from '../assets/image-kind.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { file, FileReply, route } from '../http/route.ts'
import { megabytes, Refusal } from '../refusal/refusal.ts'

export const assetRoutes = [
  route({
    method: 'put',
    path: '/api/editions/:edition/assets',
    summary: 'Add an image; it is decoded and encoded again without metadata',
    place: 'edition',
    action: 'add image',
    rate: 'uploadsPerMinute',
    rawBody: 'image/*',
    bodyBytes: imageLimits.bytes,
    tooLarge: `An image may have ${megabytes(imageLimits.bytes)}; this is larger. It was not kept, and the text is as it was.`,
    body: z.instanceof(Uint8Array),
    query: { name: z.string().optional() },
    status: 201,
    answer: asset,
    handle: async ({ newsroom, issue, edition, body, query }) => {
      const clean = await inTurn(() => cleanImage(body))
      if (clean instanceof Refusal) return clean
      const hash = createHash('sha256').update(clean.bytes).digest('hex')
      const there = await newsroom.store.assets(edition.id)
      const same = there.find((one) => one.hash === hash)
      if (same) return toAsset(newsroom, issue, edition, same)
      const name = assetName(query('name') ?? '', clean.type, new Set(there.map((one) => one.name)))
      const { type, width, height } = clean
      const row: AssetRow = { hash, name, type, width, height, bytes: clean.bytes.length }
      await newsroom.store.addAsset(edition.id, row, clean.bytes)
      return toAsset(newsroom, issue, edition, row)
    },
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/assets',
    summary: 'The images of the issue',
    place: 'edition',
    action: 'read',
    answer: assets,
    handle: async ({ newsroom, issue, edition }) => ({
      assets: (await newsroom.store.assets(edition.id)).map((row) => toAsset(newsroom, issue, edition, row)),
    }),
  }),
  route({
    method: 'get',
    path: '/api/editions/:edition/assets/:hash',
    summary: 'The bytes of an image',
    place: 'edition',
    action: 'read',
    programs: true,
    answer: file('image/*'),
    handle: async ({ newsroom: { store }, edition, param }) => {
      const kept = /^[0-9a-f]{64}$/.test(param('hash'))
        ? await store.assetContent(edition.id, param('hash'))
        : null
      if (kept === null) return new Refusal('not-found', 'There is no such image in this issue.')
      return new FileReply(kept.content, kept.asset.type, {
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Content-Disposition': `inline; filename="${kept.asset.name}"`,
        'Cache-Control': 'private, max-age=31536000, immutable',
      })
    },
  }),
]

const toAsset = ({ newsletter }: Newsroom, issue: IssueRow, edition: EditionRow, row: AssetRow): Asset => ({
  ...row,
  type: row.type as ImageType,
  src: imageFolder(newsletter, issue.date) + row.name,
  url: `/api/editions/${edition.id}/assets/${row.hash}`,
})

let last: Promise<unknown> = Promise.resolve()

/** Decodes one image after another: each may take a few hundred megabytes while it is open (threats.md S55). */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
