import { temporaryFolder } from '@stanza/testkit'
import type { Asset, Exported } from '@stanza/schema/api'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { buffer } from 'node:stream/consumers'
import { importPost, smallPost } from '../testing/posts.ts'
import { tryServer } from '../testing/try-server.ts'

/** Every file of a zip, by path. */
function unzip(bytes: Buffer): Promise<Record<string, Buffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, Buffer>>()
  const files: Record<string, Buffer> = {}
  fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error || !zip) return reject(error ?? new Error('no zip'))
    zip.on('entry', (entry: { fileName: string }) =>
      zip.openReadStream(entry as never, (problem, stream) => {
        if (problem || !stream) return reject(problem ?? new Error('no stream'))
        void buffer(stream).then((content) => {
          files[entry.fileName] = content
          zip.readEntry()
        })
      }),
    )
    zip.on('end', () => resolve(files))
    zip.readEntry()
  })
  return promise
}

it('holds the Markdown and the images it shows at their site paths, and is the same bytes each time', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const shown = '{{< figure src="/images/newsletter/2026-08-05/garden.png" >}}'
  const text = smallPost.replace('A client learned', `${shown}\n\nA client learned`)
  const { edition } = await importPost(editor, '2026-08-05-newsletter.md', text)
  const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const upload = async (name: string, bytes: Uint8Array): Promise<Asset> =>
    (await (await editor.put(`/api/editions/${edition}/assets?name=${name}`, bytes)).json()) as Asset
  const garden = await upload('garden.png', png)
  await upload('unused.png', await sharp(png).negate().png().toBuffer())

  const { images } = (await (await editor.get(`/api/editions/${edition}/export`)).json()) as Exported
  const path = 'static/images/newsletter/2026-08-05/garden.png'
  expect(images).toEqual([{ path, hash: garden.hash, bytes: garden.bytes }])

  const zips = await Promise.all(
    [1, 2].map(async () => {
      const answer = await editor.get(`/api/editions/${edition}/export.zip`)
      expect(answer.headers.get('content-disposition')).toBe(
        'attachment; filename="2026-08-05-newsletter.zip"',
      )
      return Buffer.from(await answer.arrayBuffer())
    }),
  )
  expect(zips[0]?.equals(zips[1] as Buffer)).toBe(true)
  const files = await unzip(zips[0] as Buffer)
  expect(Object.keys(files).toSorted()).toEqual(['content/blog/newsletter/2026-08-05-newsletter.md', path])
  expect(files['content/blog/newsletter/2026-08-05-newsletter.md']?.toString()).toBe(text)
  expect(files[path]?.equals(Buffer.from(await (await editor.get(garden.url)).arrayBuffer()))).toBe(true)
})
