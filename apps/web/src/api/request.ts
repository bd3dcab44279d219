import type { ErrorCode } from '@stanza/schema/api'
import { t } from '../messages/message.ts'

/** Why something was not done: the server's code and sentence, or that it could not be reached at all. */
export interface Refusal {
  readonly code: ErrorCode | 'unreachable'
  /** One sentence for the person: what happened, what was kept, what to do. */
  readonly message: string
  readonly issue?: string
  /** With `bad-settings`: the key that is wrong. */
  readonly key?: string
}

/** What came back: the value, or the refusal. Nothing here throws for what a network or a person can do wrong. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly json?: unknown
  readonly bytes?: Blob
  /** What the answer is read as; `nothing` for 204. */
  readonly reads?: 'json' | 'text' | 'nothing'
}

/**
 * Asks the server. The answer's shape is trusted: server and browser are built from the same contract
 * (`@stanza/schema/api`), whose validation on both sides would cost the browser more than it finds.
 */
export async function ask<T>(
  path: string,
  { method = 'GET', json, bytes, reads = 'json' }: Ask = {},
): Promise<Answer<T>> {
  const body = json === undefined ? bytes : JSON.stringify(json)
  const type = json === undefined ? bytes?.type : 'application/json'
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    })
    if (!response.ok) return { ok: false, refusal: readRefusal(response.status, await response.text()) }
    const value: unknown =
      reads === 'json' ? await response.json() : reads === 'text' ? await response.text() : undefined
    return { ok: true, value: value as T }
  } catch {
    return { ok: false, refusal: { code: 'unreachable', message: t('error.unreachable') } }
  }
}

/** A refusal from an answer's body; a body that is not ours (a proxy's page) becomes a plain sentence with its status. */
export function readRefusal(status: number, body: string): Refusal {
  try {
    const { error } = JSON.parse(body) as { error: Refusal }
    if (typeof error.code === 'string' && typeof error.message === 'string') return error
  } catch {
    // Not JSON: said below.
  }
  return { code: 'internal', message: t('error.status', { status: String(status) }) }
}
