import { useState } from 'react'
import type { Edition, Phase } from '@stanza/schema/api'
import { changeIssue } from '../../api/issues.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

export const phases: readonly Phase[] = ['collecting', 'last call', 'review', 'released']

/** Moves the issue on or back: done at once, with Undo. */
export function usePhase(
  { issue, phase }: Pick<Edition, 'issue' | 'phase'>,
  onChanged: () => void,
): { readonly busy: boolean; readonly move: (next: Phase) => void } {
  const [busy, setBusy] = useState(false)
  const notify = useNotify()
  const change = async (next: Phase, back: Phase | null): Promise<void> => {
    setBusy(true)
    const answer = await changeIssue(issue, { phase: next })
    setBusy(false)
    if (!answer.ok) return notify({ text: answer.refusal.message, tone: 'danger' })
    const undo = back && { action: { label: t('undo'), onAct: () => void change(back, null) } }
    notify({ text: t('phase.changed', { phase: t(`phase.${next}`) }), ...undo })
    onChanged()
  }
  return { busy, move: (next) => void change(next, phase) }
}
