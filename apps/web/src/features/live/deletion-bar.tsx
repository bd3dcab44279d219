import { useState } from 'react'
import { restoreVersion } from '../../api/versions.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import type { LiveState, LiveText } from './live-text.ts'
import styles from './stop-bar.module.css'

interface DeletionBarProps {
  readonly edition: string
  readonly live: LiveText
  readonly deletion: LiveState['deletion']
  readonly mayRestore: boolean
}

/** Says that somebody has deleted most of the text, and takes it back with one press. */
export function DeletionBar({ edition, live, deletion, mayRestore }: DeletionBarProps) {
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  if (deletion === null) return null
  const restore = async (): Promise<void> => {
    setBusy(true)
    const answer = await restoreVersion(edition, deletion.version)
    setBusy(false)
    setComplaint(answer.ok ? null : answer.refusal.message)
    if (answer.ok) live.leaveDeletion()
  }
  return (
    <div className={styles.place}>
      <Callout tone="danger" role="alert">
        <p>{complaint ?? t('deletion.text', { name: deletion.name || t('deletion.somebody') })}</p>
        <div className={styles.actions}>
          {mayRestore && (
            <Button look="primary" icon="history" busy={busy} onClick={() => void restore()}>
              {t('deletion.restore')}
            </Button>
          )}
          <Button onClick={live.leaveDeletion}>{t('deletion.leave')}</Button>
        </div>
      </Callout>
    </div>
  )
}
