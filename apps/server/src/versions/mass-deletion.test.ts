import { encodeMark, encodeSync, readNews } from '@stanza/relay/client'
import { contentName } from '@stanza/schema'
import type { Version } from '@stanza/schema/api'
import { temporaryFolder } from '@stanza/testkit'
import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openRaw, type RawSocket } from '../socket/testing/raw-socket.ts'
import { importPost, smallPost } from '../testing/posts.ts'
import { tryServer, type TriedServer, type Visitor } from '../testing/try-server.ts'

const longPost = smallPost.replace('A client learned', `${'Many words. '.repeat(100)}\n\nA client learned`)

async function raw({ baseUrl }: TriedServer, edition: string, { cookie }: Visitor): Promise<RawSocket> {
  const socket = await openRaw(`${baseUrl}/sync/${edition}`, { cookie, origin: baseUrl })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

it('[S53] keeps a named version before one frame empties an edition, tells everybody, and gives it back', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { edition } = await importPost(editor, '2026-08-05-newsletter.md', longPost)
  using eve = await raw(server, edition, await server.as('writer'))
  using ada = await raw(server, edition, await server.as('reader'))

  const state = await server.newsroom.rooms.read(edition)
  if (state === null) throw new Error('no document')
  const before = Y.encodeStateVector(state.ydoc)
  const content = state.ydoc.getXmlFragment(contentName)
  content.delete(0, content.length)
  eve.send(encodeSync('update', Y.encodeStateAsUpdate(state.ydoc, before)))

  eve.send(encodeMark(1))

  const news = await Promise.all([eve, ada].map((one) => one.frame((bytes) => bytes[0] === 117)))
  const [toEve, toAda] = news.map((bytes) => {
    const from = decoding.createDecoder(bytes)
    decoding.readVarUint(from)
    return readNews('deletion', from)
  })
  expect(toAda).toEqual(toEve)
  const list = async (): Promise<readonly Version[]> =>
    ((await (await editor.get(`/api/editions/${edition}/versions`)).json()) as { versions: Version[] })
      .versions
  const [newest] = await list()
  expect(newest).toMatchObject({ name: 'Before most of the text was deleted' })
  expect(toAda).toMatchObject({ version: newest?.id })
  const exported = async (): Promise<string> =>
    (await editor.get(`/api/editions/${edition}/export.md`)).text()
  await eve.frame((bytes) => bytes[0] === 112)
  expect(await exported()).not.toContain('Many words.')
  expect((await editor.send('POST', `/api/editions/${edition}/versions/${newest?.id}/restore`)).status).toBe(
    204,
  )
  expect(await exported()).toBe(longPost)
  // Log lines name the person by id and nothing of the text.
  expect(server.logged.filter((line) => line.includes('mass-deletion'))).toHaveLength(1)
  expect(server.logged.join('')).not.toContain('Many words')
})
