import { documentSchema } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { smallPost } from '../testing/posts.ts'
import { refusal } from '../testing/posts.ts'
import { sessionOf } from '../testing/try-server.ts'
import { saying, tryReview } from './testing/try-review.ts'

const idOf = async (answer: Response, key: string): Promise<string> =>
  ((await answer.json()) as Record<string, string>)[key] as string

it('keeps a thread with its answers, by who spoke and when, and nothing of it in the export', async () => {
  await using tried = await tryReview()
  const ada = await tried.as('commenter')
  await ada.send('PATCH', '/api/session', { name: 'Ada' })
  const anchor = await tried.anchorOn('learned to sing')
  const posted = await tried.post(ada, 'threads', {
    anchor,
    text: 'Which <b>one</b>?',
    at: 'never',
    author: 'eve',
  })
  expect(posted.status).toBe(201)
  const thread = await idOf(posted, 'thread')
  expect(
    (await tried.post(tried.editor, `threads/${thread}/messages`, { text: 'The new one.' })).status,
  ).toBe(201)
  const [kept] = (await tried.review()).threads
  const me = (await sessionOf(ada)).person
  expect(kept).toMatchObject({ id: thread, author: me, state: 'open', anchor: { quote: 'learned to sing' } })
  expect(kept?.messages.map(({ text }) => text)).toEqual(['Which <b>one</b>?', 'The new one.'])
  expect(Date.parse(kept?.at ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect(await tried.markdown()).toBe(smallPost)
})

it('lets people change and delete what is theirs, and editors delete what is not', async () => {
  await using tried = await tryReview()
  const [ada, bob] = [await tried.as('commenter'), await tried.as('commenter')]
  const posted = await tried.post(ada, 'threads', { anchor: await tried.anchorOn('garden'), text: 'One' })
  const { thread, message } = (await posted.json()) as { thread: string; message: string }
  const path = `/api/editions/${tried.edition}/threads/${thread}`
  expect((await bob.send('PATCH', `${path}/messages/${message}`, { text: 'Mine now' })).status).toBe(403)
  expect((await bob.send('DELETE', `${path}/messages/${message}`)).status).toBe(403)
  expect((await bob.send('PATCH', path, { state: 'resolved' })).status).toBe(403)
  expect((await ada.send('PATCH', `${path}/messages/${message}`, { text: 'Two' })).status).toBe(204)
  expect((await ada.send('PATCH', path, { state: 'resolved' })).status).toBe(204)
  expect((await tried.review()).threads[0]).toMatchObject({
    state: 'resolved',
    messages: [{ text: 'Two', edited: expect.any(String) }],
  })
  await tried.post(bob, `threads/${thread}/messages`, { text: 'Still here' })
  expect((await tried.editor.send('DELETE', `${path}/messages/${message}`)).status).toBe(204)
  expect((await tried.review()).threads[0]?.messages).toMatchObject([
    { text: '', deleted: true },
    { text: 'Still here' },
  ])
  const last = (await tried.review()).threads[0]?.messages[1]?.id
  expect((await bob.send('DELETE', `${path}/messages/${last}`)).status).toBe(204)
  expect((await tried.review()).threads).toEqual([])
})

it('accepts, undoes and accepts again, keeping what was written meanwhile, and names both people', async () => {
  await using tried = await tryReview()
  const sue = await tried.as('suggester')
  await sue.send('PATCH', '/api/session', { name: 'Sue' })
  await tried.editor.send('PATCH', '/api/session', { name: 'Ed' })
  const [id = ''] = await tried.proposed(sue, saying('learned to sing', 'learned to dance'))
  expect(await tried.markdown()).toBe(smallPost)
  expect((await tried.review()).suggestions[0]).toMatchObject({
    state: 'open',
    author: { name: 'Sue' },
    before: 'A client learned to sing.',
    after: 'A client learned to dance.',
  })
  expect(await tried.decide(tried.editor, 'accept', [id])).toEqual({
    done: [id],
    obsolete: [],
    unchanged: [],
  })
  const dances = smallPost.replace('sing', 'dance')
  expect(await tried.markdown()).toBe(dances)
  const [loudly = ''] = await tried.proposed(sue, saying('A client', 'An old client'))
  await tried.decide(tried.editor, 'accept', [loudly])
  await tried.decide(tried.editor, 'undo', [id])
  expect(await tried.markdown()).toBe(smallPost.replace('A client', 'An old client'))
  expect((await tried.review()).suggestions[0]?.state).toBe('open')
  await tried.decide(tried.editor, 'accept', [id])
  expect(await tried.markdown()).toBe(dances.replace('A client', 'An old client'))
  await tried.post(tried.editor, 'versions', { name: 'Reviewed' })
  const { versions } = (await (await tried.editor.get(`/api/editions/${tried.edition}/versions`)).json()) as {
    versions: { authors: string[] }[]
  }
  expect(versions[0]?.authors.toSorted()).toEqual(['Ed', 'Sue'])
})

it('rejects and withdraws without touching the text, and both can be taken back', async () => {
  await using tried = await tryReview()
  const [sue, tom] = [await tried.as('suggester'), await tried.as('suggester')]
  const ids = await tried.proposed(sue, saying('garden', 'park'))
  const before = await tried.server.newsroom.store.load(tried.edition)
  await tried.decide(tried.editor, 'reject', ids)
  expect((await tried.review()).suggestions[0]?.state).toBe('rejected')
  await tried.decide(tried.editor, 'undo', ids)
  expect(
    (await tom.send('POST', `/api/editions/${tried.edition}/suggestions/withdraw`, { ids })).status,
  ).toBe(403)
  await tried.decide(sue, 'withdraw', ids)
  expect(await tried.decide(tried.editor, 'accept', ids)).toEqual({ done: [], obsolete: [], unchanged: ids })
  await tried.decide(sue, 'undo', ids)
  expect((await tried.review()).suggestions[0]?.state).toBe('open')
  expect((await tried.server.newsroom.store.load(tried.edition))?.head).toBe(before?.head)
})

it('marks a suggestion whose target is gone', async () => {
  await using tried = await tryReview()
  const ids = await tried.proposed(await tried.as('suggester'), saying('learned to sing', 'learned to dance'))
  const gone = await tried.proposed(tried.editor, (blocks) => blocks.slice(0, -1))
  await tried.decide(tried.editor, 'accept', gone)
  expect(await tried.decide(tried.editor, 'accept', ids)).toEqual({ done: [], obsolete: ids, unchanged: [] })
  expect((await tried.review()).suggestions[0]?.state).toBe('obsolete')
})

it('clears what would change nothing any more, and only that, without touching the text', async () => {
  await using tried = await tryReview()
  const sue = await tried.as('suggester')
  const same = saying('learned to sing', 'learned to dance')
  const [first = '', second = ''] = [
    ...(await tried.proposed(sue, same)),
    ...(await tried.proposed(await tried.as('suggester'), same)),
  ]
  const [other = ''] = await tried.proposed(sue, saying('garden', 'park'))
  const gone = await tried.proposed(tried.editor, (blocks) => blocks.slice(0, -1))
  await tried.decide(tried.editor, 'accept', [first])
  const before = await tried.markdown()
  const path = `/api/editions/${tried.edition}/suggestions/clear`
  expect((await sue.send('POST', path, { ids: [second] })).status).toBe(403)
  expect(await tried.decide(tried.editor, 'clear', [first, second, other, ...gone])).toEqual({
    done: [],
    obsolete: [second],
    unchanged: [first, other, ...gone],
  })
  expect(await tried.markdown()).toBe(before)
  await tried.decide(tried.editor, 'undo', [second])
  expect((await tried.review()).suggestions.find(({ id }) => id === second)?.state).toBe('open')
})

it('keeps once what two tabs of one person propose, and twice what two people do', async () => {
  await using tried = await tryReview()
  const [sue, tom] = [await tried.as('suggester'), await tried.as('suggester')]
  const change = saying('learned to sing', 'learned to dance')
  const paragraph = (id: string): Node =>
    documentSchema.node('paragraph', { id }, documentSchema.text('See you!'))
  const both = (id: string) => (blocks: readonly Node[]) => [...change(blocks), paragraph(id)]
  const first = await tried.proposed(sue, both('same'))
  expect(await tried.proposed(sue, both('same'))).toEqual(first)
  expect((await tried.review()).suggestions).toHaveLength(2)
  const again = await tried.proposed(sue, both('other'))
  expect(again.filter((id) => first.includes(id))).toHaveLength(1)
  expect((await tried.review()).suggestions).toHaveLength(3)
  await tried.proposed(tom, change)
  expect((await tried.review()).suggestions).toHaveLength(4)
  // What was withdrawn can be said again.
  await tried.decide(sue, 'withdraw', first)
  const third = await tried.proposed(sue, both('same'))
  expect(third.every((id) => !first.includes(id))).toBe(true)
})

it('refuses a comment on words that are not there', async () => {
  await using tried = await tryReview()
  const anchor = { ...(await tried.anchorOn('garden')), start: { tname: 'x' }, quote: 'nothing says this' }
  const answer = await tried.post(tried.editor, 'threads', { anchor, text: 'Hm' })
  expect(await refusal(answer)).toMatchObject({ code: 'text-gone' })
})
