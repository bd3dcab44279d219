import type { Store } from '@stanza/store'
import { makeRoleLink } from './access/role-links.ts'

/**
 * The address that lets the owner in, as long as nobody has come in as owner: a fresh one at each start, for one use, and
 * those printed before are revoked. Null when there is an owner; then `stanza link --role owner` makes another.
 */
export async function firstOwnerLink(store: Store, baseUrl: string): Promise<string | null> {
  const valid = (await store.links(null)).filter((link) => link.role === 'owner' && link.revoked === null)
  if (valid.some((link) => link.used !== null)) return null
  for (const { id } of valid.filter((link) => link.once)) await store.revokeLink(id)
  const wish = { role: 'owner', issue: null, note: 'first start', expires: null, once: true } as const
  return (await makeRoleLink(store, baseUrl, wish, null)).url
}
