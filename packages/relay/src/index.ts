export type { LoggedUpdate, NewUpdate, StoredLog, UpdateLog } from './update-log.ts'
