import { openPostgresStore, openSqliteStore, type Store } from '@stanza/store'
import type { Config } from '../config.ts'

/**
 * Opens what the configuration says everything is kept in: PostgreSQL where `DATABASE_URL` names one, else the data folder.
 * @throws StoreError that says in one sentence what to do.
 */
export const openStore = ({
  databaseUrl,
  dataFolder,
}: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<Store> =>
  typeof databaseUrl === 'string' ? openPostgresStore(databaseUrl) : openSqliteStore(dataFolder)
