import { StoreError, type StoreErrorCode } from '../store-error.ts'

// Primary result codes of SQLite (sqlite.org/rescode.html); the extended code's low byte.
const codes: Readonly<Record<number, StoreErrorCode>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'io',
  11: 'not-a-database',
  13: 'full',
  14: 'read-only',
  26: 'not-a-database',
}

// SQLITE_IOERR_SHMSIZE: the index of the WAL could not grow, which is how a full disk shows there.
const noRoomForIndex = 4874
// SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
const notUnique = [2067, 1555]

// The last two: file systems such as /proc, which take no files of ours.
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EINVAL']

const advice: Partial<Record<StoreErrorCode, string>> = {
  full: 'the disk (or the allowed size of the database) is full; free some space',
  'read-only':
    'the data folder cannot be written; check that DATA_DIR is a folder on a disk, its owner and mode',
  locked: 'another program holds the database; stop it and try again',
  'not-a-database': 'the file is not a database of Stanza, or it is damaged; restore a backup',
  io: 'the disk reported an error; look at the system log before going on',
}

/** An error of node:sqlite or the file system as a StoreError; what is neither is a mistake of ours and is returned as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const code = codeOf(error as Error & { errcode?: unknown; code?: unknown })
  if (code === null) return error
  return new StoreError(code, `${file}: ${advice[code] ?? 'it is there already'} (${error.message})`, {
    cause: error,
  })
}

function codeOf({ errcode, code }: { errcode?: unknown; code?: unknown }): StoreErrorCode | null {
  if (typeof errcode === 'number') {
    if (errcode === noRoomForIndex) return 'full'
    if (notUnique.includes(errcode)) return 'exists'
    return codes[errcode & 0xff] ?? null
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (typeof code === 'string' && unwritable.includes(code)) return 'read-only'
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? 'io' : null
}
