import type { Access as RoomAccess } from '@stanza/relay'
import { typing } from '@stanza/review'
import type { Phase, proposeCodes, Role } from '@stanza/schema/api'

const kept = 'What you typed stays on this screen only.'

/** What a role may do on the socket in a phase; a typed change that it may not make is answered with one clear sentence. */
export function accessOf(role: Role, phase: Phase): RoomAccess {
  return { role, phase, refusal: whyNotEdit(role, phase) }
}

/** The review document is written by the server alone: a browser asks over HTTP (review.md, threads; threats.md T04). */
export function reviewAccessOf(role: Role, phase: Phase): RoomAccess {
  const text = 'Comments and suggestions are sent another way; please reload.'
  return { role, phase, refusal: { code: 'review', text } }
}

function whyNotEdit(role: Role, phase: Phase): RoomAccess['refusal'] {
  switch (typing(role, phase)) {
    case 'edits':
      return null
    case 'suggests':
      return whyPropose(role, phase)
    case 'refused':
      return { code: 'read-only', text: `Your link lets you read, not write. ${kept}` }
  }
}

/** Told with a code by which the browser proposes the change instead. */
function whyPropose(role: Role, phase: Phase): { code: (typeof proposeCodes)[number]; text: string } {
  if (phase === 'released') {
    return { code: 'released', text: 'The issue is released; your change will be proposed as a correction.' }
  }
  if (role === 'suggester') {
    return { code: 'suggest-only', text: 'Your link lets you suggest; your change will be proposed.' }
  }
  return { code: 'in-review', text: 'The text is in review; your change will be proposed.' }
}
