import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assetContract } from './asset-contract.ts'
import { logContract, stateSaying, updateOf } from './log-contract.ts'
import type { EditionRow, LinkRow, NewSession, PersonRow, Store } from './store.ts'
import { turnsContract } from './turns-contract.ts'

/** A place in which one store keeps its data: opened several times in a test, thrown away after it. */
export interface StorePlace {
  open(): Promise<Store>
  remove(): Promise<void>
}

/** What every implementation of the Store port must do. Each test opens a fresh place. */
export function storeContract(implementation: string, makePlace: () => Promise<StorePlace>): void {
  describe(implementation, () => {
    let place: StorePlace
    let store: Store
    beforeEach(async () => {
      place = await makePlace()
      store = await place.open()
    })
    afterEach(async () => {
      await store.close()
      await place.remove()
    })
    const reopen = async (): Promise<void> => {
      await store.close()
      store = await place.open()
    }
    const newEdition = async (date = '2026-09-05', author = 'ada'): Promise<EditionRow> => {
      const first = { language: 'en', base: '# Base\n', state: stateSaying('first'), author }
      return (await store.createIssue({ date }, first)).edition
    }

    describe('the log', () => logContract(() => ({ store, newEdition }), reopen))

    describe('issues and editions', () => {
      it('creates an issue, its edition and its first update together', async () => {
        const edition = await newEdition()
        const log = await store.load(edition.id)
        expect(log?.tail).toMatchObject([{ seq: 1, author: 'ada', bytes: stateSaying('first') }])
        expect(await store.base(edition.id)).toBe('# Base\n')
        expect(await store.edition(edition.id)).toEqual(edition)
        expect(await store.issueByDate('2026-09-05')).toEqual({
          id: edition.issue,
          date: '2026-09-05',
          phase: 'collecting',
        })
      })

      it('refuses a second issue of a date and a second edition in a language, and keeps nothing of them', async () => {
        const edition = await newEdition()
        await expect(newEdition()).rejects.toMatchObject({ code: 'exists' })
        const again = {
          issue: edition.issue,
          language: 'en',
          base: '',
          state: stateSaying('x'),
          author: 'ada',
        }
        await expect(store.addEdition(again)).rejects.toMatchObject({ code: 'exists' })
        expect(await store.issues()).toHaveLength(1)
        const french = await store.addEdition({ ...again, language: 'fr' })
        expect(await store.editions(edition.issue)).toEqual([edition, french])
      })

      it('moves an issue to a free date only, and sets its phase', async () => {
        const [a] = [await newEdition(), await newEdition('2026-10-05')]
        await expect(store.setIssue(a.issue, { date: '2026-10-05' })).rejects.toMatchObject({
          code: 'exists',
        })
        await store.setIssue(a.issue, { date: '2026-09-06', phase: 'review' })
        expect(await store.issue(a.issue)).toEqual({ id: a.issue, date: '2026-09-06', phase: 'review' })
        expect((await store.issues()).map(({ date }) => date)).toEqual(['2026-10-05', '2026-09-06'])
      })

      it('tells which editions changed, by the time of their updates', async () => {
        const [a, b] = [await newEdition(), await newEdition('2026-10-05')]
        const later = Date.now() + 60_000
        await store.append([{ ...updateOf(b, 1), at: later }])
        const changed = await store.editionsChangedSince(new Date(later - 1).toISOString())
        expect(changed).toEqual([{ ...b, changed: new Date(later).toISOString() }])
        expect(await store.editionsChangedSince(new Date(0).toISOString())).toHaveLength(2)
        await store.setBase(a.id, 'new base')
        expect(await store.base(a.id)).toBe('new base')
      })
    })

    describe('versions', () => {
      it('gives versions newest first, with their content, to their own edition only', async () => {
        const [a, b] = [await newEdition(), await newEdition('2026-10-05')]
        const content = { document: { type: 'doc' }, matter: [['title', 'T']] }
        const one = await store.addVersion({ edition: a.id, seq: 1, name: null, authors: ['ada'] }, content)
        const two = await store.addVersion({ edition: a.id, seq: 2, name: 'two', authors: [] }, content)
        expect(await store.versions(a.id)).toEqual([two, one])
        expect(await store.versionContent(a.id, one.id)).toEqual(content)
        expect(await store.versionContent(b.id, one.id)).toBeNull()
      })

      it('names those who wrote after a seq', async () => {
        const edition = await newEdition()
        await store.append([
          { ...updateOf(edition, 1), author: 'bob' },
          { ...updateOf(edition, 2), author: 'eve' },
        ])
        expect(await store.authorsSince(edition.id, 0)).toEqual(['ada', 'bob', 'eve'])
        expect(await store.authorsSince(edition.id, 2)).toEqual(['eve'])
      })
    })

    describe('assets', () => assetContract(() => ({ store, newEdition }), reopen))

    describe('turns', () => turnsContract(() => store))

    describe('reviews', () => {
      it('makes the second document of an edition once, and of nothing else', async () => {
        const edition = await newEdition()
        const document = `${edition.id}/review`
        expect(await store.load(document)).toBeNull()
        expect(await store.openReview(edition.id, document)).toBe(true)
        expect(await store.openReview(edition.id, document)).toBe(true)
        expect(await store.openReview(randomUUID(), 'x/review')).toBe(false)
        const log = await store.load(document)
        expect(log).toMatchObject({ head: 0, snapshot: null, tail: [] })
        expect(log?.epoch).not.toBe(edition.epoch)
        expect(await store.append([{ ...updateOf(edition, 1), document }])).toEqual([1])
        await reopen()
        expect((await store.load(document))?.head).toBe(1)
        expect((await store.load(edition.id))?.head).toBe(1)
      })

      it('names the people whose links reach an issue, while they do, and changes the role of a link', async () => {
        const [here, elsewhere] = [await newEdition(), await newEdition('2026-10-05')]
        const wish = { role: 'writer', note: '', expires: null, once: false } as const
        const own = await store.createLink({ ...wish, issue: here.issue }, 'h1', null)
        const all = await store.createLink({ ...wish, issue: null }, 'h2', null)
        const other = await store.createLink({ ...wish, issue: elsewhere.issue }, 'h3', null)
        const people = []
        for (const [name, link] of [
          ['Ada', own],
          ['Bob', all],
          [null, all],
          ['Eve', other],
        ] as const) {
          const person = await store.createPerson(name)
          people.push(person)
          await store.createSession(`s ${person.id}`, session(person, link))
        }
        const [ada, bob, nameless] = people
        await store.addLinkToSession(`s ${ada?.id}`, all.id)
        expect(
          (await store.peopleAt(here.issue)).map(({ links, seen: _seen, ...person }) => [
            person,
            links.toSorted(),
          ]),
        ).toEqual([
          [ada, [own.id, all.id].toSorted()],
          [bob, [all.id]],
          [nameless, [all.id]],
        ])
        expect(await store.setLinkRole(own.id, 'commenter')).toBe(true)
        expect((await store.sessionByHash(`s ${ada?.id}`))?.links.find(({ id }) => id === own.id)?.role).toBe(
          'commenter',
        )
        await store.revokeLink(all.id)
        expect((await store.peopleAt(here.issue)).map(({ name, links }) => [name, links])).toEqual([
          ['Ada', [own.id]],
        ])
        expect(await store.setLinkRole(all.id, 'reader')).toBe(false)
        expect(await store.setLinkRole(randomUUID(), 'reader')).toBe(false)
      })
    })

    describe('access', () => {
      const writer = { role: 'writer', issue: null, note: 'team', expires: null, once: false } as const

      it('lets a session do what its valid links say, at once and no longer', async () => {
        const person = await store.createPerson(null)
        const [one, two] = [
          await store.createLink(writer, 'h1', null),
          await store.createLink({ ...writer, role: 'reader' }, 'h2', person.id),
        ]
        await store.createSession('s', session(person, one))
        await store.addLinkToSession('s', two.id)
        await store.renamePerson(person.id, 'Ada')
        const found = await store.sessionByHash('s')
        expect(found?.person).toEqual({ id: person.id, name: 'Ada' })
        expect(found?.links).toHaveLength(2)
        expect(await store.revokeLink(one.id)).toBe(true)
        expect(await store.revokeLink(one.id)).toBe(false)
        expect((await store.sessionByHash('s'))?.links).toEqual([two])
        expect((await store.linkByHash('h1'))?.revoked).not.toBeNull()
        await store.endSession('s')
        expect(await store.sessionByHash('s')).toBeNull()
        expect((await store.personNames([person.id, 'nobody'])).get(person.id)).toBe('Ada')
      })

      it('gives nothing for an expired session or an expired link', async () => {
        const person = await store.createPerson('Bob')
        const past = '2020-01-01T00:00:00Z'
        const link = await store.createLink({ ...writer, expires: past }, 'h', null)
        await store.createSession('old', { ...session(person, link), expires: past })
        await store.createSession('new', session(person, link))
        expect(await store.sessionByHash('old')).toBeNull()
        expect((await store.sessionByHash('new'))?.links).toEqual([])
      })

      it('lets a link for one use be used once', async () => {
        const link = await store.createLink({ ...writer, once: true }, 'h', null)
        const both = await Promise.all([store.useLink(link.id), store.useLink(link.id)])
        expect(both.toSorted()).toEqual([false, true])
        expect((await store.link(link.id))?.used).not.toBeNull()
        const many = await store.createLink(writer, 'm', null)
        expect(await Promise.all([store.useLink(many.id), store.useLink(many.id)])).toEqual([true, true])
      })

      it('lists the links of an issue or of all issues, newest first, with the names of those who came', async () => {
        const edition = await newEdition()
        const person = await store.createPerson('Ada')
        const one = await store.createLink({ ...writer, issue: edition.issue }, 'h1', null)
        const two = await store.createLink({ ...writer, issue: edition.issue }, 'h2', null)
        const general = await store.createLink(writer, 'h3', null)
        await store.createSession('s', session(person, one))
        expect(await store.links(edition.issue)).toEqual([
          { ...two, people: [] },
          { ...one, people: ['Ada'] },
        ])
        expect(await store.links(null)).toEqual([{ ...general, people: [] }])
      })

      it('knows when a session was used last: when it was opened, or what was noted since', async () => {
        const person = await store.createPerson('Ada')
        const link = await store.createLink(writer, 'h', null)
        await store.createSession('one', { ...session(person, link), seen: '2026-09-01T08:00:00Z' })
        await store.createSession('two', { ...session(person, link), seen: '2026-09-02T08:00:00Z' })
        await store.noteSeen('nobody', '2026-09-09T08:00:00Z')
        await store.noteSeen('two', '2026-09-03T09:00:00+01:00')
        await reopen()
        const seen = async (hash: string): Promise<unknown> => (await store.sessionByHash(hash))?.seen
        expect(await seen('one')).toBe('2026-09-01T08:00:00.000Z')
        expect(await seen('two')).toBe('2026-09-03T08:00:00.000Z')
        const { issue } = await newEdition()
        expect(await store.peopleAt(issue)).toEqual([
          { id: person.id, name: 'Ada', links: [link.id], seen: '2026-09-03T08:00:00.000Z' },
        ])
      })

      it('forgets a token when it is revoked', async () => {
        const token = await store.createToken({ purpose: 'sync', role: 'writer' }, 't')
        expect(await store.tokenByHash('t')).toEqual(token)
        expect(await store.revokeToken(token.id)).toBe(true)
        expect(await store.revokeToken(token.id)).toBe(false)
        expect(await store.tokenByHash('t')).toBeNull()
      })
    })

    describe('the configuration', () => {
      it('is none at first, and what was kept is there after reopening, letter by letter', async () => {
        expect(await store.configuration()).toBeNull()
        const text = '{\n  "name": "Zeitung für alle – 🥕",\r\n  "site": ""\n}\n'
        expect(await store.replaceConfiguration(null, text)).toBe(true)
        await reopen()
        expect(await store.configuration()).toBe(text)
      })

      it('is replaced only by somebody who knows what it was', async () => {
        expect(await store.replaceConfiguration('{}', 'x')).toBe(false)
        expect(await store.configuration()).toBeNull()
        expect(await store.replaceConfiguration(null, '{"a":1}')).toBe(true)
        expect(await store.replaceConfiguration(null, '{"a":2}')).toBe(false)
        expect(await store.replaceConfiguration('{"a":1} ', '{"a":2}')).toBe(false)
        expect(await store.replaceConfiguration('{"a":1}', '{"a":3}')).toBe(true)
        expect(await store.configuration()).toBe('{"a":3}')
      })

      it('takes one of two that came at once', async () => {
        const second = await place.open()
        const both = await Promise.all(
          [store, second].map((one, n) => one.replaceConfiguration(null, `{"n":${n}}`)),
        )
        expect(new Set(both)).toEqual(new Set([false, true]))
        expect(await second.configuration()).toBe(`{"n":${both.indexOf(true)}}`)
        await second.close()
      })
    })
  })
}

const startOfTests = Date.now()

const session = (person: PersonRow, link: LinkRow): NewSession => ({
  person: person.id,
  link: link.id,
  seen: new Date(startOfTests).toISOString(),
  expires: '2999-01-01T00:00:00.000Z',
})
