import { describeWithPostgres, type StartedPostgres, startPostgres } from '@stanza/testkit'
import { afterAll, beforeAll } from 'vitest'
import { reviewAttacks } from './testing/attacks-contract.ts'
import { tryReview } from './testing/try-review.ts'

describeWithPostgres('attacks on a review in PostgreSQL', () => {
  let postgres: StartedPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres[Symbol.asyncDispose]())

  reviewAttacks((post) => tryReview(post, { databaseUrl: postgres.createSchema() }))
})
