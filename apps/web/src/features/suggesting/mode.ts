import type { Hello } from '@stanza/relay/client'
import { typing, type Typing } from '@stanza/review'
import type { Edition } from '@stanza/schema/api'
import { mayPropose } from './propose-codes.ts'
import type { Mode } from './suggesting.ts'

/**
 * What the server makes of this person's typing. Its greeting decides; without one (a local copy, no network) the role and
 * phase that were last known.
 */
export function typingNow(hello: Hello | null, { role, phase }: Pick<Edition, 'role' | 'phase'>): Typing {
  if (!hello) return typing(role, phase)
  if (hello.refusal === null) return 'edits'
  return mayPropose(hello.refusal.code) ? 'suggests' : 'refused'
}

interface Wish {
  readonly typing: Typing
  readonly released: boolean
  /** The person chose Suggesting, or opened the door for an erratum. */
  readonly chosen: boolean
  /** Something is written there that is not proposed. */
  readonly busy: boolean
  readonly stopped: boolean
}

/** What typing is to do. Nobody is moved out of Suggesting while something of theirs is only there. */
export function modeOf({ typing: may, released, chosen, busy, stopped }: Wish): Mode {
  if (stopped || may === 'refused') return 'reading'
  if (may === 'edits') return chosen || busy ? 'suggesting' : 'editing'
  return released && !chosen && !busy ? 'reading' : 'suggesting'
}
