import type { LeftOut } from './left-out.ts'
import { newTabName, tabNames } from './tab-name.ts'

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
  /** Takes what tabs left behind that are closed; it is this tab's from now on, and stays on the disk until it is kept anew. */
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
/**
 * A record's key is edition, epoch and the tab that it is of; behind a stroke what this tab took over and has not kept anew.
 * They are its own for as long as it lives and left behind together when it dies.
 * @param epoch of the history it builds on: a draft never meets another (relay.md, mechanism 6).
 */
export function openKeptDrafts(edition: string, epoch: string): KeptDrafts {
  const prefix = `${edition}:${epoch}:`
  const tab = newTabName()
  const own = prefix + tab
  const names = tabNames()
  // As long as this tab lives nobody else takes its draft for one that was left behind.
  const held = names.hold(tab)
  const database = held.then(openDatabase)
  let taken = 0
  /** Keys of what is in the hands of whoever asked for it: what they keep from then on has it. */
  const handedOver = new Set<string>()
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
    takeOver: () => {
      const moved: string[] = []
      const left = inTurn(async (opened) => {
        const found: KeptDraft[] = []
        const replaced: string[] = []
        const keys = await keysOf(opened, `${edition}:`)
        for (const [name, ofTab] of Map.groupBy(keys, tabOf)) {
          if (name === tab) continue
          await names.ifFree(name, async () => {
            for (const key of ofTab) {
              const mine = `${key.slice(0, key.lastIndexOf(':'))}:${tab}/${(taken += 1)}`
              const draft = await move(opened, key, mine).catch(() => null)
              if (!draft) continue
              moved.push(mine)
              if (key.startsWith(prefix)) found.push(draft)
              else replaced.push(draft.words, draft.leftOut?.words ?? '')
            }
          })
        }
        return { drafts: found, replaced: replaced.filter(Boolean).join('\n\n') }
      }, nothing)
      // Before whoever waits for it hears of it, and after all that they kept until then.
      void left.then(() => moved.forEach((key) => handedOver.add(key)))
      return left
    },
    keep: (draft) => {
      // What stands in the queue was said by somebody who had not seen what was left behind.
      const anew = [...handedOver]
      return inTurn(async (opened) => {
        const drafts = within(opened, 'readwrite')
        if (draft) drafts.put(draft, own)
        else drafts.delete(own)
        for (const key of anew) drafts.delete(key)
        await committed(drafts.transaction)
        for (const key of anew) handedOver.delete(key)
        return true
      }, draft === null)
    },
    close: () => {
      void last.then(async () => {
        ;(await held)()
        ;(await database)?.close()
      })
    },
  }
}

const tabOf = (key: string): string => key.slice(key.lastIndexOf(':') + 1).split('/', 1)[0] as string

/** In one step, so that of two who find it only one has it. Null where another was faster. */
async function move(opened: IDBDatabase, from: string, to: string): Promise<KeptDraft | null> {
  const drafts = within(opened, 'readwrite')
  const draft = await done<KeptDraft | undefined>(drafts.get(from))
  if (!draft) return null
  drafts.delete(from)
  drafts.put(draft, to)
  await committed(drafts.transaction)
  return draft
}

const nothing: LeftBehind = { drafts: [], replaced: '' }

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
