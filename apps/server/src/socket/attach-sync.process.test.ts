import { describeWithPostgres, type StartedPostgres, startPostgres } from '@stanza/testkit'
import { afterAll, beforeAll } from 'vitest'
import { syncContract } from './testing/attach-sync-contract.ts'
import { openOffice } from './testing/sync-office.ts'

describeWithPostgres('the socket on PostgreSQL', () => {
  let postgres: StartedPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres[Symbol.asyncDispose]())

  syncContract((options) => openOffice({ ...options, databaseUrl: postgres.createSchema() }))
})
