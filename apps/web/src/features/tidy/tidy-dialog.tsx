import { useCallback, useMemo, useState } from 'react'
import { restyle } from '@stanza/editor'
import type { Newsletter } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { readBase } from '../../api/editions.ts'
import { tidyEdition, untidyEdition } from '../../api/tidy.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tidiedText } from './tidied-text.ts'

interface TidyDialogProps {
  readonly edition: string
  readonly ydoc: Y.Doc
  readonly editor: Editor
  readonly newsletter: Newsletter
  /** The section to tidy; null: the whole text. */
  readonly section: { readonly id: string; readonly title: string } | null
  /** The export writes something else now. */
  readonly onTidied: () => void
  readonly onClose: () => void
}

/** Says how many places house style would change, and changes them. Done at once, with Undo. */
export function TidyDialog(props: TidyDialogProps) {
  const { edition, ydoc, editor, newsletter, section, onTidied, onClose } = props
  const { loaded } = useAnswer(useCallback(() => readBase(edition), [edition]))
  const base = loaded.kind === 'loaded' ? loaded.value : null
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const notify = useNotify()
  const sectionId = section?.id ?? null
  const changes = useMemo(
    () => (base === null ? null : (tidiedText(ydoc, base, newsletter, sectionId)?.changes ?? 'cannot')),
    [ydoc, base, newsletter, sectionId],
  )
  const apply = async (): Promise<void> => {
    if (base === null || typeof changes !== 'number') return
    setBusy(true)
    const answer = await tidyEdition(edition, { section: sectionId })
    setBusy(false)
    if (!answer.ok) return setComplaint(answer.refusal.message)
    // Others may have written while this was asked.
    const now = tidiedText(ydoc, base, newsletter, sectionId)
    const restyled = now && restyle(editor, now.document)
    const undo = async (): Promise<void> => {
      const back = restyled?.undo() ?? true
      const answered = await untidyEdition(edition)
      onTidied()
      if (!answered.ok) notify({ text: answered.refusal.message, tone: 'danger' })
      else notify({ text: t(back ? 'tidy.undone' : 'tidy.half-undone') })
    }
    onTidied()
    notify({
      text: t('tidy.done', { count: changes }),
      action: { label: t('undo'), onAct: () => void undo() },
    })
    onClose()
  }
  const actions = (
    <Button
      look="primary"
      busy={busy}
      disabled={typeof changes !== 'number' || changes === 0}
      onClick={() => void apply()}
    >
      {t('tidy.go')}
    </Button>
  )
  const trouble = complaint ?? (loaded.kind === 'refused' ? loaded.refusal.message : null)
  return (
    <Dialog
      title={section ? t('tidy.section', { title: section.title }) : t('tidy.whole')}
      onClose={onClose}
      actions={actions}
    >
      <p>{t('tidy.text')}</p>
      {changes === null && loaded.kind === 'loading' && <Skeleton lines={1} label={t('tidy.counting')} />}
      {typeof changes === 'number' && (
        <p role="status">{changes === 0 ? t('tidy.nothing') : t('tidy.changes', { count: changes })}</p>
      )}
      {changes === 'cannot' && (
        <Callout tone="warning" role="status">
          {t('tidy.cannot')}
        </Callout>
      )}
      {trouble !== null && (
        <Callout tone="danger" role="alert">
          {trouble}
        </Callout>
      )}
    </Dialog>
  )
}
