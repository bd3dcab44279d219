import { useCallback } from 'react'
import type { Finding } from '@stanza/schema'
import { exportZipPath, readExport } from '../../api/editions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FinalExport } from './final-export.tsx'
import { FindingList } from './finding-list.tsx'
import styles from './export.module.css'

interface ExportDialogProps {
  readonly edition: string
  /** Whether everything typed here has reached the server: the export is the server's text. */
  readonly saved: boolean
  /** Whether this person may keep the text as the final one, and their name, which stands with it. */
  readonly final: { readonly by: string } | null
  /** Goes to a finding's words; null for one that has no place in the text on this screen. */
  readonly goTo: (finding: Finding) => (() => void) | null
  readonly onClose: () => void
}

/** What is wrong first, then the Markdown, then Download and Copy. The bytes are those of the command line and the API. */
export function ExportDialog({ edition, saved, final, goTo, onClose }: ExportDialogProps) {
  const { loaded, reload } = useAnswer(useCallback(() => readExport(edition), [edition]))
  const notify = useNotify()
  const copy = async (markdown: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(markdown)
      notify({ text: t('export.copied') })
      onClose()
    } catch {
      notify({ text: t('export.copy-failed'), tone: 'danger' })
    }
  }
  const actions = loaded.kind === 'loaded' && (
    <>
      <Button icon="copy" onClick={() => void copy(loaded.value.markdown)}>
        {t('export.copy')}
      </Button>
      <a className={styles.download} href={exportZipPath(edition)} download>
        <Icon name="export" />
        {t('export.download')}
      </a>
    </>
  )
  return (
    <Dialog title={t('export.title')} size="wide" fills onClose={onClose} actions={actions}>
      {!saved && <Callout tone="warning">{t('export.unsaved')}</Callout>}
      {loaded.kind === 'loading' && (
        <div className={styles.loading}>
          <Skeleton lines={8} label={t('export.loading')} />
        </div>
      )}
      {loaded.kind === 'refused' && (
        <Callout tone="danger" role="alert">
          <p>{loaded.refusal.message}</p>
          <Button onClick={reload}>{t('app.try-again')}</Button>
        </Callout>
      )}
      {loaded.kind === 'loaded' && (
        <>
          <FindingList
            findings={loaded.value.findings as readonly Finding[]}
            ignored={loaded.value.ignored}
            goTo={goTo}
          />
          {final && (
            <FinalExport
              edition={edition}
              by={final.by}
              errors={loaded.value.findings.filter(({ severity }) => severity === 'error')}
              onOutdated={reload}
            />
          )}
          <div>
            <h3 className={styles.heading}>{t('export.markdown')}</h3>
            <p className={styles.path}>
              {t('export.files', {
                path: loaded.value.path,
                images: t('count.images', { count: loaded.value.images.length }),
              })}
            </p>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard. */}
            <pre className={styles.markdown} tabIndex={0} role="region" aria-label={t('export.markdown')}>
              {loaded.value.markdown}
            </pre>
          </div>
        </>
      )}
    </Dialog>
  )
}
