import type { Access as RoomAccess } from '@stanza/relay'
import type { Phase, Role } from '@stanza/schema/api'
import { can, isAtLeast } from '../access/policy.ts'

const kept = 'What you typed stays on this screen only.'

/** What a role may do on the socket in a phase; a typed change that it may not make is answered with one clear sentence. */
export function accessOf(role: Role, phase: Phase): RoomAccess {
  return { role, phase, refusal: whyNotEdit(role, phase) }
}

function whyNotEdit(role: Role, phase: Phase): RoomAccess['refusal'] {
  if (!can(role, 'write')) return { code: 'read-only', text: `Your link lets you read, not write. ${kept}` }
  if (!can(role, 'write', phase)) {
    return { code: 'released', text: `The issue is released and its text rests. ${kept}` }
  }
  // Until suggestions exist, what reviewers see must hold still; editors correct it.
  if (phase === 'review' && !isAtLeast(role, 'editor')) {
    return { code: 'in-review', text: `The issue is in review: only editors change the text now. ${kept}` }
  }
  return null
}
