import type { Hello } from '@stanza/relay/client'
import type { Edition, Phase, Role } from '@stanza/schema/api'
import { t } from '../../messages/message.ts'

const byRole: Partial<Record<Role, string>> = {
  reader: t('readonly.role.reader'),
  commenter: t('readonly.role.commenter'),
  suggester: t('readonly.role.suggester'),
}
const byPhase: Partial<Record<Phase, string>> = {
  review: t('readonly.phase.review'),
  released: t('readonly.phase.released'),
}

/**
 * Why this person may not write now, in a sentence; null for those who may. The server's greeting decides; without one (a
 * local copy, no network) the role and phase of the edition do: what may not be written is refused when it arrives.
 */
export function readOnlyReason(hello: Hello | null, edition: Pick<Edition, 'role' | 'phase'>): string | null {
  const role = (hello?.role ?? edition.role) as Role
  const phase = (hello?.phase ?? edition.phase) as Phase
  if (hello && hello.refusal === null) return null
  if (!hello) return byRole[role] ?? null
  return byRole[role] ?? byPhase[phase] ?? hello.refusal?.text ?? null
}
