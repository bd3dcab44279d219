import type { Access } from '@stanza/store'

/** A session is noted this often at most, in ms: each note is a write that is flushed, and a session ends after days. */
const noteEveryMs = 5 * 60_000
/** Many times what a newsletter has; then all are noted anew. */
const mostKnown = 10_000

const noted = new WeakMap<Access, Map<string, number>>()

/**
 * Notes that a session is used, now and then and behind what is asked for: that a disk is full keeps nobody out. An open
 * socket asks for its person every 25 s, so somebody who only reads along uses their session too.
 */
export function noteSeen(access: Access, hash: string, now: number): void {
  const times = noted.get(access) ?? new Map<string, number>()
  noted.set(access, times)
  if (now - (times.get(hash) ?? -Infinity) < noteEveryMs) return
  if (times.size >= mostKnown) times.clear()
  times.set(hash, now)
  access.noteSeen(hash, new Date(now).toISOString()).catch(() => times.delete(hash))
}
