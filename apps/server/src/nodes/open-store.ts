import {
  openAssetBucket,
  openPostgresStore,
  openSqliteStore,
  type Store,
  StoreError,
  withAssetContents,
} from '@stanza/store'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'

type Places = Pick<Config, 'databaseUrl' | 'dataFolder' | 'assetBucket'>

/**
 * Opens what the configuration says everything is kept in: PostgreSQL where `DATABASE_URL` names one, else the data folder;
 * images in a bucket where `ASSETS_URL` names one.
 * @throws StoreError that says in one sentence what to do.
 */
export async function openStore({ databaseUrl, dataFolder, assetBucket = null }: Places): Promise<Store> {
  const isShared = typeof databaseUrl === 'string'
  const store = await (isShared ? openPostgresStore(databaseUrl) : openSqliteStore(dataFolder))
  return withAssetContents(store, assetBucket === null ? null : openAssetBucket(assetBucket))
}

/**
 * Sees at the start that images can be kept. A bucket that cannot be reached just now is said and waited for: nothing that
 * people write needs it.
 * @throws StoreError for what only the operator can mend: a wrong key, no such bucket.
 */
export async function requireAssetBucket({ assetBucket = null }: Places, log: Logger): Promise<void> {
  if (assetBucket === null) return
  try {
    await openAssetBucket(assetBucket).check()
  } catch (error) {
    if (!(error instanceof StoreError) || error.code === 'read-only') throw error
    log.warn({ reason: error.message }, 'images cannot be added or shown until their bucket can be reached')
  }
}
