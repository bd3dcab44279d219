import { expect, it } from 'vitest'
import { base64Of, newestTwo, readPostFile } from './post-file.ts'

it('carries every byte, also those that are not UTF-8', async () => {
  const bytes = new Uint8Array(70_000).map((_, index) => (index * 31) % 256)
  expect(new Uint8Array(Buffer.from(base64Of(bytes), 'base64'))).toEqual(bytes)
  const read = await readPostFile(new File([bytes], 'post.MD'))
  expect(read.ok && Buffer.from(read.file.content, 'base64').length).toBe(70_000)
})
it('refuses what cannot be a post before sending it', async () => {
  expect(await readPostFile(new File(['x'], 'photo.png'))).toMatchObject({
    ok: false,
    reason: 'not-markdown',
  })
  const large = new File([new Uint8Array(2_000_001)], 'post.md')
  expect(await readPostFile(large)).toMatchObject({ ok: false, reason: 'too-large' })
})
it('keeps the newest two, oldest first, each name once', () => {
  const file = (name: string, content = '') => ({ name, content })
  const files = [
    file('2026-08-05-n.md'),
    file('2026-06-05-n.md'),
    file('2026-07-05-n.md'),
    file('2026-08-05-n.md', 'again'),
  ]
  expect(newestTwo(files)).toEqual([file('2026-07-05-n.md'), file('2026-08-05-n.md', 'again')])
})
