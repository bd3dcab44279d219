import type { LeftOut } from './left-out.ts'

/** What somebody wrote in Suggesting and did not propose yet, as the browser keeps it. */
export interface KeptDraft {
  /** What the fork has and the server has not: an update over the edition's history. */
  readonly update: Uint8Array
  /** Suggestions whose words stand in it. */
  readonly held: readonly { readonly id: string; readonly update: Uint8Array }[]
  /** Updates that were sent and not answered: perhaps the server has them. */
  readonly underway: readonly Uint8Array[]
  readonly note: string
  /** What it says, in plain text: for when the text that it was written in is replaced. */
  readonly words: string
  readonly leftOut: LeftOut | null
  /** It is to be sent as soon as there is a network. */
  readonly wanted: boolean
}

/** Drafts of one history of one edition in this browser; each tab has its own. */
export interface KeptDrafts {
  /** Takes what tabs left behind that are closed; it is this tab's from now on. */
  readonly takeOver: () => Promise<LeftBehind>
  /** Keeps this in place of what was kept by this tab; null forgets it. @returns whether it is on this machine's disk. */
  readonly keep: (draft: KeptDraft | null) => Promise<boolean>
  readonly close: () => void
}

export interface LeftBehind {
  readonly drafts: readonly KeptDraft[]
  /** What drafts say whose text was restored or imported anew since; '' where there are none. */
  readonly replaced: string
}

const storeName = 'drafts'
/** @param epoch of the history it builds on: a draft never meets another (relay.md, mechanism 6). */
export function openKeptDrafts(edition: string, epoch: string): KeptDrafts {
  const prefix = `${edition}:${epoch}:`
  const own = prefix + crypto.randomUUID()
  let release = (): void => undefined
  // As long as this tab lives nobody else takes its draft for one that was left behind.
  const claimed = claim(own, new Promise<void>((resolve) => (release = resolve)))
  const database = claimed.then(openDatabase)
  const leftBehind: string[] = []
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: (opened: IDBDatabase) => Promise<T>, otherwise: T): Promise<T> => {
    const next = last.then(async () => {
      try {
        const opened = await database
        return opened ? await work(opened) : otherwise
      } catch {
        return otherwise
      }
    })
    last = next
    return next
  }
  return {
    takeOver: () =>
      inTurn(async (opened) => {
        const found: KeptDraft[] = []
        const replaced: string[] = []
        for (const key of await keysOf(opened, `${edition}:`)) {
          if (key === own) continue
          await ifFree(key, async () => {
            const draft = await done<KeptDraft | undefined>(within(opened, 'readonly').get(key))
            if (draft && key.startsWith(prefix)) found.push(draft)
            else if (draft) replaced.push(draft.words)
            // Not forgotten before it is kept anew.
            leftBehind.push(key)
          })
        }
        return { drafts: found, replaced: replaced.filter(Boolean).join('\n\n') }
      }, nothing),
    keep: (draft) =>
      inTurn(async (opened) => {
        const drafts = within(opened, 'readwrite')
        if (draft) drafts.put(draft, own)
        else drafts.delete(own)
        for (const key of leftBehind.splice(0)) drafts.delete(key)
        await committed(drafts.transaction)
        return true
      }, draft === null),
    close: () => {
      void last.then(async () => {
        release()
        ;(await database)?.close()
      })
    },
  }
}

const nothing: LeftBehind = { drafts: [], replaced: '' }

/** Holds a name until it is released; without locks (an insecure address) nothing is held. */
function claim(name: string, released: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve()
    void navigator.locks.request(name, () => {
      resolve()
      return released
    })
  })
}

/** Does something if no living tab holds the name. */
async function ifFree(name: string, act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return act()
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await act()
  })
}

/** Null where this browser keeps nothing: a private window, a full disk. */
function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('stanza:drafts', 1)
      request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(storeName))
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => resolve(null))
      request.addEventListener('blocked', () => resolve(null))
    } catch {
      resolve(null)
    }
  })
}

const within = (database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore =>
  // Not gone in a power cut, or the badge would say too much.
  database.transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName)

const keysOf = (database: IDBDatabase, prefix: string): Promise<string[]> =>
  done(within(database, 'readonly').getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))) as Promise<
    string[]
  >

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the database failed')))
  })
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error('the database failed'))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', fail)
    transaction.addEventListener('error', fail)
  })
}
