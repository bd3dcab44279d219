import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openOffice } from './testing/sync-office.ts'
import { openWriter } from './testing/writer.ts'

it('lets two stock y-websocket clients write at once, and shows Saved when it is on disk', async () => {
  await using office = await openOffice()
  using ada = openWriter(office, await office.invite('writer', 'Ada'))
  using bob = openWriter(office, await office.invite('writer', 'Bob'))
  await Promise.all([ada.shows('saved'), bob.shows('saved')])
  expect(ada.text).toBe('Once')
  ada.type(' upon')
  bob.type(' there')
  await Promise.all(
    [ada, bob].map((writer) => writer.reads((text) => /upon/.test(text) && /there/.test(text))),
  )
  await Promise.all([ada.shows('saved'), bob.shows('saved')])
  expect(ada.text).toBe(bob.text)
  expect(ada.states.map(({ kind }) => kind)).toEqual(['connecting', 'saved', 'saving', 'saved'])
  const log = await office.store.load(office.edition.id)
  const onDisk = new Y.Doc()
  for (const { bytes } of log?.tail ?? []) Y.applyUpdate(onDisk, bytes)
  expect(onDisk.getText('content').toString()).toBe(ada.text)
})
