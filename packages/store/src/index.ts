export type {
  Access,
  AssetRow,
  Assets,
  Configurations,
  EditionRow,
  IssueRow,
  Issues,
  LinkRow,
  NewEdition,
  NewSession,
  PersonRow,
  PersonThere,
  Reviews,
  SessionRow,
  Store,
  TokenRow,
  VersionContent,
  VersionRow,
  Versions,
} from './store.ts'
export { backupSqlite } from './sqlite/backup.ts'
export { restoreSqlite, type Restored } from './sqlite/restore.ts'
export type { RowCounts } from './sqlite/verify-database.ts'
export { openSqliteStore } from './sqlite/open-sqlite-store.ts'
export { openPostgresStore } from './postgres/open-postgres-store.ts'
export type { DatabaseOptions } from './sqlite/open-database.ts'
export { type AssetBucketConfig, openAssetBucket } from './s3/asset-bucket.ts'
export { type AssetContents, withAssetContents } from './with-asset-contents.ts'
export { makeFolder } from './make-folder.ts'
export { StoreError, storeErrorCodes, type StoreErrorCode } from './store-error.ts'
