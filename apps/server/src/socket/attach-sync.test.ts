import { expect, it } from 'vitest'
import { onDisk, syncContract } from './testing/attach-sync-contract.ts'
import { openOffice } from './testing/sync-office.ts'
import { openWriter } from './testing/writer.ts'

syncContract(openOffice)

it('[R9] with a full disk nobody is told Saved, nothing is half-made, and it heals', async () => {
  await using office = await openOffice({ database: { maxBytes: 400_000 } })
  using ada = openWriter(office, await office.invite('writer', 'Ada'))
  using bob = openWriter(office, await office.invite('writer', 'Bob'))
  await Promise.all([ada.shows('saved'), bob.shows('saved')])
  ada.type('x'.repeat(600_000))
  expect(await ada.shows('not-saved')).toMatchObject({ code: 'storage' })
  expect(bob.text).toBe('Once')
  expect(await onDisk(office)).toBe('Once')
  await office.restart({})
  await ada.shows('saved')
  await bob.reads((text) => text.length === 600_004)
  expect((await onDisk(office)).length).toBe(600_004)
})
