import { reviewOf, type Branch } from '@stanza/review'
import { contentName, documentSchema, readDocument } from '@stanza/schema'
import { phases, roles, type Phase, type Role } from '@stanza/schema/api'
import { encodeSync } from '@stanza/relay/client'
import { virtualClient } from '@stanza/testkit'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openRaw, type RawSocket } from '../../socket/testing/raw-socket.ts'
import { refusal, smallPost } from '../../testing/posts.ts'
import { join, type Visitor } from '../../testing/try-server.ts'
import { saying, sent, type TriedReview } from './try-review.ts'

async function socketTo(tried: TriedReview, who: Visitor, below = ''): Promise<RawSocket> {
  const { baseUrl } = tried.server
  const path = `${baseUrl}/sync/${tried.edition}${below}`
  const socket = await openRaw(path, { cookie: who.cookie, origin: baseUrl })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

/** The codes of the 113 frames that have come. Type, n below 128, then a text whose length is one byte. */
const refusalsIn = ({ frames }: RawSocket): string[] =>
  frames
    .filter((frame) => frame[0] === 113)
    .map((frame) => Buffer.from(frame.subarray(3, 3 + (frame[2] ?? 0))).toString())

const until = async (test: () => boolean | Promise<boolean>): Promise<void> => {
  // Frames come by themselves; there is nothing else to wait for.
  while (!(await test())) await new Promise((resolve) => setImmediate(resolve))
}

/** An edit to the text as a browser would send it. */
function editOf(ydoc: Y.Doc, word: string): Uint8Array {
  const fork = new Y.Doc()
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(ydoc))
  const made: Uint8Array[] = []
  fork.on('update', (update: Uint8Array) => void made.push(update))
  const block = fork.getXmlFragment(contentName).get(0) as Y.XmlElement
  ;(block.get(0) as Y.XmlText).insert(0, word)
  return made[0] as Uint8Array
}

const headOf = async ({ server, edition }: TriedReview, document = edition): Promise<number> =>
  (await server.newsroom.store.load(document))?.head ?? 0

const mayEdit = (role: Role, phase: Phase): boolean =>
  role === 'editor' ||
  role === 'owner' ||
  (role === 'writer' && (phase === 'collecting' || phase === 'last call'))

/** What nobody may do to a review, on whatever everything is kept in. */
export function reviewAttacks(attempt: (post?: string) => Promise<TriedReview>): void {
  it('[S50] [S51] takes an edit on the socket from exactly the roles of the table, in each phase', async () => {
    await using tried = await attempt()
    const people = await Promise.all(roles.map(async (role) => [role, await tried.server.as(role)] as const))
    const sockets = new Map<Role, RawSocket>()
    for (const [role, who] of people) sockets.set(role, await socketTo(tried, who))
    for (const phase of phases) {
      await tried.setPhase(phase)
      for (const [role, socket] of sockets) {
        const before = await headOf(tried)
        const told = refusalsIn(socket).length
        socket.send(encodeSync('update', editOf(await tried.text(), 'x')))
        await until(async () => refusalsIn(socket).length > told || (await headOf(tried)) > before)
        expect([role, phase, (await headOf(tried)) - before]).toEqual([
          role,
          phase,
          mayEdit(role, phase) ? 1 : 0,
        ])
      }
    }
    expect(new Set(refusalsIn(sockets.get('reader') as RawSocket))).toEqual(new Set(['read-only']))
    expect(refusalsIn(sockets.get('suggester') as RawSocket)).toEqual([
      'suggest-only',
      'suggest-only',
      'suggest-only',
      'released',
    ])
    expect(refusalsIn(sockets.get('writer') as RawSocket)).toEqual(['in-review', 'released'])
  })

  it('[S50] lets each role comment, propose and decide as the table says, in each phase', async () => {
    await using tried = await attempt()
    const anchor = await tried.anchorOn('garden')
    const people = await Promise.all(roles.map(async (role) => [role, await tried.server.as(role)] as const))
    for (const phase of phases) {
      await tried.setPhase(phase)
      // What somebody has proposed already is not kept a second time.
      const [branch] = await tried.cut(saying('garden', `park ${phase}`))
      const statuses = await Promise.all(
        people.map(async ([, who]) => [
          (await tried.post(who, 'threads', { anchor, text: 'Hm' })).status,
          (await tried.propose(who, [branch as Branch])).status,
          (await tried.post(who, 'suggestions/accept', { ids: [tried.edition] })).status,
        ]),
      )
      expect([phase, ...statuses]).toEqual([
        phase,
        [403, 403, 403],
        [201, 403, 403],
        [201, 201, 403],
        [201, 201, 403],
        [201, 201, 404],
        [201, 201, 404],
      ])
    }
    const { suggestions } = await tried.review()
    expect(suggestions.map(({ erratum }) => erratum)).toEqual([
      ...Array(12).fill(false),
      ...Array(4).fill(true),
    ])
  })

  it('[S51] the review document is received by all who may read and written by none', async () => {
    await using tried = await attempt()
    await tried.post(tried.editor, 'threads', {
      anchor: await tried.anchorOn('garden'),
      text: 'A first word',
    })
    const document = reviewOf(tried.edition)
    const before = await headOf(tried, document)
    for (const role of roles) {
      const who = await tried.server.as(role)
      using socket = await socketTo(tried, who, '/review')
      const mine = new Y.Doc()
      mine.getMap('threads').set('forged', new Y.Map())
      socket.send(encodeSync('step1', Y.encodeStateVector(new Y.Doc())))
      socket.send(encodeSync('update', Y.encodeStateAsUpdate(mine)))
      await until(() => refusalsIn(socket).length > 0)
      expect(refusalsIn(socket)).toEqual(['review'])
      await until(() => socket.frames.some((frame) => Buffer.from(frame).includes('A first word')))
    }
    expect(await headOf(tried, document)).toBe(before)
    expect((await tried.review()).threads).toHaveLength(1)
  })

  it('[S33] refuses a suggestion under the client id of somebody who wrote here', async () => {
    await using tried = await attempt()
    const main = await tried.text()
    const owner = [...main.store.clients.keys()][0] ?? 0
    const fork = new Y.Doc()
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(main))
    fork.clientID = owner
    const before = Y.encodeStateVector(fork)
    ;((fork.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x')
    const update = Y.encodeStateAsUpdate(fork, before)
    const blocks = [String(readDocument(main).child(0).attrs['id'])]
    const answer = await tried.propose(await tried.as('suggester'), [{ update, blocks }])
    expect(await refusal(answer)).toMatchObject({ status: 409, code: 'bad-suggestion' })
  })

  it('[S33] lets the one who proposed write on when it was accepted', async () => {
    await using tried = await attempt()
    const writer = await tried.as('writer')
    const ids = await tried.proposed(writer, saying('garden', 'park'))
    using client = virtualClient({
      server: tried.server.baseUrl,
      edition: tried.edition,
      cookie: writer.cookie,
    })
    await client.synced
    await tried.decide(tried.editor, 'accept', ids)
    await client.until((doc) => readDocument(doc).textContent.includes('park'))
    ;((client.doc.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Mine: ')
    await until(async () => (await tried.markdown()).includes('Mine: '))
  })

  it('[S54] stamps author, time and ids itself, whatever the request says', async () => {
    await using tried = await attempt()
    const sue = await tried.as('suggester')
    const forged = {
      id: tried.edition,
      author: tried.edition,
      at: '1999-01-01T00:00:00Z',
      state: 'accepted',
      erratum: true,
    }
    const changes = (await tried.cut(saying('garden', 'park'))).map((branch) => ({
      ...sent(branch),
      ...forged,
    }))
    const answer = await tried.post(sue, 'suggestions', { changes, note: 'n', ...forged })
    expect(answer.status).toBe(201)
    const [kept] = (await tried.review()).suggestions
    expect(kept?.state).toBe('open')
    expect(kept?.erratum).toBe(false)
    expect(kept?.id).not.toBe(tried.edition)
    expect(kept?.author.id).not.toBe(tried.edition)
    expect(kept?.at.startsWith('1999')).toBe(false)
    expect(await tried.markdown()).toBe(smallPost)
  })

  it('refuses what touches blocks it does not name, the front matter, what is too large or no update', async () => {
    await using tried = await attempt()
    const sue = await tried.as('suggester')
    const code = async (branch: Branch): Promise<unknown> => {
      const { status, code: told } = await refusal(await tried.propose(sue, [branch]))
      return [status, told]
    }
    const [branch] = await tried.cut(saying('garden', 'park'))
    const other = String(readDocument(await tried.text()).child(0).attrs['id'])
    expect(await code({ update: branch?.update ?? new Uint8Array(), blocks: [other] })).toEqual([
      409,
      'bad-suggestion',
    ])
    expect(await code({ update: new Uint8Array(64 * 1024 + 1), blocks: [] })).toEqual([413, 'too-large'])
    expect(await code({ update: Uint8Array.of(1, 2, 3), blocks: [] })).toEqual([409, 'bad-suggestion'])
    for (const change of [
      (ydoc: Y.Doc) => void ydoc.getMap('matter').set('title', 'Mine'),
      (ydoc: Y.Doc) => ydoc.getMap('matter').delete('summary'),
      (ydoc: Y.Doc) => void ydoc.getMap('elsewhere').set('a', 1),
      (ydoc: Y.Doc) => ydoc.getXmlFragment(contentName).insert(0, [new Y.XmlElement('script')]),
      (ydoc: Y.Doc) => ydoc.getXmlFragment(contentName).delete(1, 1),
    ]) {
      const fork = await tried.text()
      fork.clientID = 1
      const made: Uint8Array[] = []
      fork.on('update', (update: Uint8Array) => void made.push(update))
      fork.transact(() => {
        const text = (fork.getXmlFragment(contentName).get(0) as Y.XmlElement).get(0) as Y.XmlText
        text.insert(0, 'x')
        change(fork)
      })
      const blocks = [String(readDocument(await tried.text()).child(0).attrs['id'])]
      expect(await code({ update: made[0] as Uint8Array, blocks })).toEqual([409, 'bad-suggestion'])
    }
    expect((await tried.review()).suggestions).toEqual([])
    expect(await tried.markdown()).toBe(smallPost)
  })

  it('[S10] knows threads, messages and suggestions in their own edition only', async () => {
    await using tried = await attempt()
    const post = smallPost.replaceAll('2026-08-05', '2026-09-05').replace('July', 'August')
    const made = await tried.editor.send('POST', '/api/issues', {
      kind: 'import',
      post: { name: '2026-09-05-newsletter.md', content: Buffer.from(post).toString('base64') },
    })
    const other = ((await made.json()) as { edition: string }).edition
    const posted = await tried.post(tried.editor, 'threads', {
      anchor: await tried.anchorOn('garden'),
      text: 'Hm',
    })
    const { thread, message } = (await posted.json()) as { thread: string; message: string }
    const ids = await tried.proposed(tried.editor, saying('garden', 'park'))
    const elsewhere = `/api/editions/${other}`
    const statuses = await Promise.all(
      [
        tried.editor.send('PATCH', `${elsewhere}/threads/${thread}`, { state: 'resolved' }),
        tried.editor.send('POST', `${elsewhere}/threads/${thread}/messages`, { text: 'x' }),
        tried.editor.send('PATCH', `${elsewhere}/threads/${thread}/messages/${message}`, { text: 'x' }),
        tried.editor.send('DELETE', `${elsewhere}/threads/${thread}/messages/${message}`),
        tried.editor.send('PATCH', `${elsewhere}/suggestions/${ids[0]}`, { note: 'x' }),
        ...['accept', 'reject', 'withdraw', 'clear', 'undo'].map((what) =>
          tried.editor.send('POST', `${elsewhere}/suggestions/${what}`, { ids }),
        ),
      ].map(async (answer) => (await answer).status),
    )
    expect(statuses).toEqual(statuses.map(() => 404))
    expect(await tried.markdown()).toBe(smallPost)
  })

  it('[S77] keeps text as text: no markup, no controls, no calls to people who were never here, no end', async () => {
    await using tried = await attempt()
    const anchor = await tried.anchorOn('garden')
    const html = '<img src=x onerror=alert(1)> [a](javascript:alert(1))'
    expect((await tried.post(tried.editor, 'threads', { anchor, text: `${html}\u202e\u0007` })).status).toBe(
      201,
    )
    expect((await tried.review()).threads[0]?.messages[0]?.text).toBe(html)
    for (const wrong of [
      { anchor, text: '' },
      { anchor, text: '\u202e' },
      { anchor, text: 'x'.repeat(4_001) },
      { anchor, text: 'x', mentions: [tried.edition] },
      { anchor, text: 'x', mentions: Array(21).fill(tried.edition) },
      { anchor: { ...anchor, start: { tname: '__proto__', deep: { er: 1 } } }, text: 'x' },
      { anchor: null, text: 'x' },
    ])
      expect((await refusal(await tried.post(tried.editor, 'threads', wrong))).code).toBe('bad-request')
    expect((await tried.review()).threads).toHaveLength(1)
  })

  it('a phase that changes while a frame is on its way: what the server took is there, what it refused is not', async () => {
    await using tried = await attempt()
    using socket = await socketTo(tried, await tried.as('writer'))
    const text = await tried.text()
    socket.send(encodeSync('update', editOf(text, 'before ')))
    await until(async () => (await headOf(tried)) === 2)
    const moving = tried.setPhase('review')
    for (let i = 0; i < 20; i += 1) socket.send(encodeSync('update', editOf(text, `during${i} `)))
    await moving
    // From the answer on, nothing gets in: not even what is sent in the same moment.
    const head = await headOf(tried)
    socket.send(encodeSync('update', editOf(text, 'after ')))
    await until(async () => refusalsIn(socket).length + (await headOf(tried)) - 2 >= 21)
    const said = await tried.markdown()
    expect(said).toContain('before ')
    expect(said).not.toContain('after ')
    expect(refusalsIn(socket).at(-1)).toBe('in-review')
    expect(await headOf(tried)).toBeGreaterThanOrEqual(head)
    expect([...said.matchAll(/during/g)].length).toBe((await headOf(tried)) - 2)
  })

  it('a changed or revoked link acts on a live connection before its answer is given', async () => {
    await using tried = await attempt()
    const wish = { role: 'writer', issue: tried.issue }
    const made = (await (await tried.editor.send('POST', '/api/links', wish)).json()) as {
      link: { id: string }
      url: string
    }
    using socket = await socketTo(tried, await join(tried.server, made.url))
    const patched = await tried.editor.send('PATCH', `/api/links/${made.link.id}`, { role: 'commenter' })
    expect(await patched.json()).toMatchObject({ id: made.link.id, role: 'commenter' })
    socket.send(encodeSync('update', editOf(await tried.text(), 'x')))
    await until(() => refusalsIn(socket).length > 0)
    expect(refusalsIn(socket)).toEqual(['read-only'])
    expect((await tried.editor.send('PATCH', `/api/links/${made.link.id}`, { role: 'owner' })).status).toBe(
      403,
    )
    const { people } = (await (await tried.editor.get(`/api/editions/${tried.edition}/people`)).json()) as {
      people: { here: boolean; role: string | null; links: string[] }[]
    }
    expect(people.filter(({ here }) => here)).toMatchObject([{ role: 'commenter', links: [made.link.id] }])
    const commenter = await tried.as('commenter')
    const told = (await (await commenter.get(`/api/editions/${tried.edition}/people`)).json()) as {
      people: typeof people
    }
    expect(told.people.every(({ role, links }) => role === null && links.length === 0)).toBe(true)
    await tried.editor.send('DELETE', `/api/links/${made.link.id}`)
    expect(await socket.closed).toBe(4403)
  })

  it('shows a comment to somebody who reads, at once, and none of it in what is exported', async () => {
    await using tried = await attempt()
    const reader = await tried.as('reader')
    using socket = await socketTo(tried, reader, '/review')
    socket.send(encodeSync('step1', Y.encodeStateVector(new Y.Doc())))
    await tried.post(tried.editor, 'threads', { anchor: await tried.anchorOn('garden'), text: 'Live words' })
    await until(() => socket.frames.some((frame) => Buffer.from(frame).includes('Live words')))
    await tried.proposed(tried.editor, (blocks) => [
      ...blocks,
      documentSchema.node('paragraph', null, documentSchema.text('Secret')),
    ])
    const path = `/api/editions/${tried.edition}`
    const exports = ['export', 'export.md', 'export.zip', 'base', 'versions']
    for (const what of exports) {
      const bytes = Buffer.from(await (await tried.editor.get(`${path}/${what}`)).arrayBuffer())
      expect([what, bytes.includes('Live words'), bytes.includes('Secret')]).toEqual([what, false, false])
    }
    expect(await tried.markdown()).toBe(smallPost)
  })
}
