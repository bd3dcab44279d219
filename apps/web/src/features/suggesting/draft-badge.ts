import { t } from '../../messages/message.ts'
import type { BadgeWords } from '../live/save-badge.tsx'
import type { DeskState } from './desk-state.ts'

/** What the save badge says of what is not proposed, or was just; null where the text's own state is to be told. */
export function draftBadge({
  suggesting,
  changes,
  sending,
  moving,
  kept,
  proposed,
}: DeskState): BadgeWords | null {
  if (!suggesting) return null
  if (moving) return words('moving', 'quiet')
  if (sending === 'now') return words('sending', 'quiet')
  if (changes === 0) return proposed === null || proposed === 0 ? null : words('proposed', 'good')
  if (!kept) return { ...words('not-kept', 'danger') }
  return sending === 'later' ? words('later', 'warning') : words('kept', 'warning')
}

const words = (
  kind: 'moving' | 'sending' | 'proposed' | 'later' | 'kept' | 'not-kept',
  tone: BadgeWords['tone'],
): BadgeWords => ({ label: t(`suggesting.badge.${kind}`), means: t(`suggesting.badge.${kind}.means`), tone })
