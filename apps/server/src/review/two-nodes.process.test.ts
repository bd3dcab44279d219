import { describeWithPostgres, type StartedPostgres, startPostgres, temporaryFolder } from '@stanza/testkit'
import type { Decided } from '@stanza/schema/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tryServer, visitor } from '../testing/try-server.ts'
import { saying, tryReview } from './testing/try-review.ts'

describeWithPostgres('a review on two nodes', () => {
  let postgres: StartedPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres[Symbol.asyncDispose]())

  it('lets one of two editors decide who accept the same suggestion at once, each on another node', async () => {
    const databaseUrl = postgres.createSchema()
    await using tried = await tryReview(undefined, { databaseUrl })
    await using folder = temporaryFolder()
    await using other = await tryServer(folder.path, { databaseUrl })
    const [here, there] = [tried.editor, visitor(other, tried.editor.cookie)]
    const guest = await tried.as('suggester')
    for (let round = 1; round <= 5; round += 1) {
      const before = round === 1 ? 'sing' : `sing ${round - 1}`
      const ids = await tried.proposed(guest, saying(before, `sing ${round}`))
      const decisions: Decided[] = await Promise.all([
        tried.decide(here, 'accept', ids),
        tried.decide(there, 'accept', ids),
      ])
      expect(decisions.flatMap(({ done }) => done)).toEqual(ids)
      expect(decisions.flatMap(({ unchanged }) => unchanged)).toEqual(ids)
      expect(await tried.markdown()).toContain(`learned to sing ${round}.`)
    }
  })

  it('accepts or rejects, never both', async () => {
    const databaseUrl = postgres.createSchema()
    await using tried = await tryReview(undefined, { databaseUrl })
    await using folder = temporaryFolder()
    await using other = await tryServer(folder.path, { databaseUrl })
    const there = visitor(other, tried.editor.cookie)
    const guest = await tried.as('suggester')
    for (let round = 1; round <= 5; round += 1) {
      const ids = await tried.proposed(guest, saying('garden', 'park'))
      const [accepted, rejected] = await Promise.all([
        tried.decide(tried.editor, 'accept', ids),
        tried.decide(there, 'reject', ids),
      ])
      expect([...accepted.done, ...rejected.done]).toEqual(ids)
      const state = (await tried.review()).suggestions.find(({ id }) => id === ids[0])?.state
      expect(state).toBe(accepted.done.length > 0 ? 'accepted' : 'rejected')
      const says = (await tried.markdown()).includes('in a park')
      expect(says).toBe(state === 'accepted')
      if (state === 'accepted') await tried.decide(tried.editor, 'undo', ids)
    }
  })
})
