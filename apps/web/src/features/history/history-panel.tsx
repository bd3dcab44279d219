import { useCallback, useState } from 'react'
import type { Version } from '@stanza/schema/api'
import { readVersions, restoreVersion } from '../../api/versions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NameVersionForm } from './name-version-form.tsx'
import { VersionList } from './version-list.tsx'
import { VersionView } from './version-view.tsx'
import styles from './history.module.css'

interface HistoryPanelProps {
  readonly edition: string
  readonly mayName: boolean
  readonly mayRestore: boolean
  readonly onClose: () => void
}

/** The versions of an edition; one of them compared in words, and restored as an edit. */
export function HistoryPanel({ edition, mayName, mayRestore, onClose }: HistoryPanelProps) {
  const { loaded, reload } = useAnswer(useCallback(() => readVersions(edition), [edition]))
  const [shown, setShown] = useState<Version | null>(null)
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const notify = useNotify()
  const restore = async (version: Version): Promise<void> => {
    setBusy(true)
    const answer = await restoreVersion(edition, version.id)
    setBusy(false)
    if (!answer.ok) return setComplaint(answer.refusal.message)
    notify({ text: t('history.restored') })
    onClose()
  }
  const actions = shown && mayRestore && (
    <Button look="primary" icon="history" busy={busy} onClick={() => void restore(shown)}>
      {t('history.restore')}
    </Button>
  )
  return (
    <Dialog title={t('history.title')} place="side" fills onClose={onClose} actions={actions}>
      {complaint && (
        <Callout tone="danger" role="alert">
          {complaint}
        </Callout>
      )}
      {shown ? (
        <VersionView
          edition={edition}
          version={shown}
          mayRestore={mayRestore}
          onBack={() => setShown(null)}
        />
      ) : (
        <>
          <p className={styles.quiet}>{t('history.text')}</p>
          {mayName && <NameVersionForm edition={edition} onNamed={reload} />}
          {loaded.kind === 'loading' && <Skeleton lines={6} label={t('app.loading')} />}
          {loaded.kind === 'refused' && (
            <Callout tone="danger" role="alert">
              <p>{loaded.refusal.message}</p>
              <Button onClick={reload}>{t('app.try-again')}</Button>
            </Callout>
          )}
          {loaded.kind === 'loaded' && <VersionList versions={loaded.value.versions} onShow={setShown} />}
        </>
      )}
    </Dialog>
  )
}
