import { useState, type FormEvent } from 'react'
import type { Edition } from '@stanza/schema/api'
import { changeIssue } from '../../api/issues.ts'
import { dayInWords, isDay } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useNotify } from '../../ui/notices.tsx'
import styles from './date-dialog.module.css'

interface DateDialogProps {
  readonly edition: Edition
  readonly onMoved: () => void
  readonly onClose: () => void
}

/** Moves the issue's one date, and says beforehand what moves with it. Done at once, with Undo. */
export function DateDialog({ edition, onMoved, onClose }: DateDialogProps) {
  const [date, setDate] = useState(edition.date)
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const notify = useNotify()
  const moveBack = async (): Promise<void> => {
    const answer = await changeIssue(edition.issue, { date: edition.date })
    notify(
      answer.ok
        ? { text: t('date.moved', { date: dayInWords(edition.date) }) }
        : { text: answer.refusal.message, tone: 'danger' },
    )
    onMoved()
  }
  const move = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isDay(date)) return setComplaint(t('new.date.needed'))
    setBusy(true)
    const answer = await changeIssue(edition.issue, { date })
    setBusy(false)
    if (!answer.ok) return setComplaint(answer.refusal.message)
    notify({
      text: t('date.moved', { date: dayInWords(date) }),
      action: { label: t('undo'), onAct: () => void moveBack() },
    })
    onMoved()
    onClose()
  }
  const arrow = (text: string): string =>
    isDay(date) && date !== edition.date
      ? t('date.from-to', { from: text, to: text.replace(edition.date, date) })
      : text
  const actions = (
    <Button look="primary" type="submit" form="date-form" busy={busy} disabled={date === edition.date}>
      {t('date.go')}
    </Button>
  )
  return (
    <Dialog title={t('date.title')} onClose={onClose} actions={actions}>
      <form id="date-form" onSubmit={(event) => void move(event)} noValidate>
        <TextField
          label={t('date.label')}
          type="date"
          value={date}
          error={complaint}
          onChange={(event) => {
            setDate(event.target.value)
            setComplaint(null)
          }}
        />
      </form>
      <div className={styles.moves}>
        <p>{t('date.moves')}</p>
        <ul>
          <li>
            {t('date.moves.file')} <code>{arrow(edition.fileName)}</code>
          </li>
          <li>
            {t('date.moves.images')} <code>{arrow(edition.imageFolder)}</code>
          </li>
          <li>{t('date.moves.matter')}</li>
          <li>{t('date.moves.months')}</li>
        </ul>
      </div>
    </Dialog>
  )
}
