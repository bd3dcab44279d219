import type { Role } from '@stanza/schema/api'

/** The headers that say who asks; all that is kept of a request while its socket lives. */
export interface SyncCredentials {
  readonly headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined }
}

/** Somebody who may have a place in a room. */
export interface SyncVisitor {
  readonly person: { readonly id: string; readonly name: string | null }
  /** Null: nothing of that issue, or nothing any more. */
  roleFor(issue: string): Role | null
}

export interface SyncRefusal {
  readonly refusal: 'not-signed-in'
}

/** Finds out who asks, afresh each time: the answer may have changed since the socket was opened (threats.md T33). */
export type Authenticate = (credentials: SyncCredentials) => Promise<SyncVisitor | SyncRefusal>
