import { temporaryFolder, virtualClient } from '@stanza/testkit'
import { matterValue, readDocument, readMatter } from '@stanza/schema'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { importPost, smallPost } from '../testing/posts.ts'
import { join, tryServer } from '../testing/try-server.ts'
import { makeRoleLink } from '../access/role-links.ts'

const textOf = (doc: Y.Doc): string => readDocument(doc).textContent
const sings = 'A client learned to sing.'

/** Types at the end of the paragraph that says `words`. */
function typeBehind(doc: Y.Doc, words: string, more: string): void {
  const blocks = doc.getXmlFragment('content').toArray() as Y.XmlElement[]
  const block = blocks.find((one) => one.nodeName === 'paragraph' && one.toString().includes(words))
  const text = block?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error(`no paragraph says ${words}`)
  text.insert(text.length, more)
}

it('exports what two people typed, and shows both a moved date and a restored version', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { issue, edition } = await importPost(editor)
  const at = { server: server.baseUrl, edition }
  using ada = virtualClient({ ...at, cookie: editor.cookie })
  using bo = virtualClient({ ...at, cookie: (await server.as('writer')).cookie })
  await Promise.all([ada.synced, bo.synced])

  typeBehind(ada.doc, sings, ' Loudly.')
  await bo.until((doc) => textOf(doc).includes('Loudly.'))
  typeBehind(bo.doc, sings, ' In tune.')
  await ada.until((doc) => textOf(doc).includes('In tune.'))
  const text = await (await editor.get(`/api/editions/${edition}/export.md`)).text()
  expect(text).toBe(smallPost.replace(sings, `${sings} Loudly. In tune.`))

  expect((await editor.send('PATCH', `/api/issues/${issue.id}`, { date: '2026-09-05' })).status).toBe(200)
  await bo.until((doc) => matterValue(readMatter(doc), 'date') === '2026-09-05')
  expect(textOf(bo.doc)).toContain('covering August 2026')

  const { versions } = (await (await editor.get(`/api/editions/${edition}/versions`)).json()) as {
    versions: { id: string }[]
  }
  await editor.send('POST', `/api/editions/${edition}/versions/${versions.at(-1)?.id}/restore`)
  await bo.until((doc) => !textOf(doc).includes('Loudly.'))
  expect(textOf(bo.doc)).toContain('covering August 2026')
})

it('[S40] sends away who came by a link when it is revoked, within two seconds', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const editor = await server.as('editor')
  const { edition } = await importPost(editor)
  const wish = { role: 'writer', issue: null, note: '', expires: null, once: false } as const
  const { link, url } = await makeRoleLink(server.newsroom.store, server.baseUrl, wish, null)
  using writer = virtualClient({ server: server.baseUrl, edition, cookie: (await join(server, url)).cookie })
  await writer.synced
  const closed = new Promise<number | undefined>((resolve) =>
    writer.provider.on('connection-close', (event) => resolve(event?.code)),
  )
  const start = performance.now()
  expect((await editor.send('DELETE', `/api/links/${link.id}`)).status).toBe(204)
  expect(await closed).toBeGreaterThanOrEqual(4400)
  expect(performance.now() - start).toBeLessThan(2_000)
})
