import { issueId } from '@stanza/schema/api'
import type { EditionRow, IssueRow } from '@stanza/store'
import { type Away, type Caller, roleFor } from '../access/caller.ts'
import { type Action, can } from '../access/policy.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Place, Places } from './route.ts'

export interface Guarded {
  readonly place: Place
  readonly action?: Action
  readonly programs?: true
}

const notSignedIn = new Refusal('not-signed-in', 'Open the link that you were given; it lets you in.')
const signedOut = new Refusal(
  'signed-out',
  'You were away for more than a week, so this browser was signed out. Open your link again in it: you keep your name, and what you wrote is still here.',
)
const notFound = new Refusal('not-found', 'There is nothing here, or your link does not reach it.')

/**
 * Decides whether a caller may come to a route's handler, and loads what the path names. What a caller may not even read
 * is not found, so that nobody learns of it; what they may read but not do is refused.
 */
export async function guard(
  newsroom: Newsroom,
  caller: Caller | Away | null,
  route: Guarded,
  param: (name: string) => string,
): Promise<Places[Place] | Refusal> {
  if (route.place === 'anyone') return { caller }
  if (caller === null) return notSignedIn
  if (caller.kind === 'away') return signedOut
  if (caller.kind === 'program' && !(route.programs && caller.token.purpose === 'export')) {
    return new Refusal('not-allowed', 'This token is not for that.')
  }
  if (route.place === 'person') return caller.kind === 'person' ? { caller } : notSignedIn
  if (caller.kind === 'person' && caller.session.links.length === 0) return notSignedIn
  if (route.place === 'newsletter') {
    const role = roleFor(caller, null)
    return route.action === undefined || can(role, route.action) ? { caller, role } : refuseAction
  }
  const found = await load(newsroom, route.place, param)
  if (found === null) return notFound
  const role = roleFor(caller, found.issue.id)
  if (role === null || !can(role, 'read')) return notFound
  if (route.action !== undefined && !can(role, route.action, found.issue.phase))
    return refusedIn(found.issue, route.action)
  return { caller, role, ...found }
}

const refuseAction = new Refusal(
  'not-allowed',
  'Your link does not allow that. Ask an editor for one that does.',
)

const refuseReleased = new Refusal('not-allowed', 'The issue is released; move its phase back to do that.')

function refusedIn(issue: IssueRow, action: Action): Refusal {
  return can('owner', action, issue.phase) ? refuseAction : refuseReleased
}

async function load(
  { store }: Newsroom,
  place: Place,
  param: (name: string) => string,
): Promise<{ issue: IssueRow; edition?: EditionRow } | null> {
  if (place === 'issue') {
    const issue = await byId(param('issue'), (id) => store.issue(id))
    return issue && { issue }
  }
  const edition = await byId(param('edition'), (id) => store.edition(id))
  const issue = edition && (await store.issue(edition.issue))
  return issue && edition && { issue, edition }
}

/** What is not a UUID names nothing, whatever the store would make of it (threats.md S09, S34). */
const byId = <T>(id: string, look: (id: string) => Promise<T | null>): Promise<T | null> =>
  issueId.safeParse(id).success && id === id.toLowerCase() ? look(id) : Promise.resolve(null)
