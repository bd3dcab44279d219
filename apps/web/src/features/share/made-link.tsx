import { useRef } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useNotify } from '../../ui/notices.tsx'
import styles from './share.module.css'

/** A link that was just made: its token is told this once. */
export function MadeLink({ url }: { url: string }) {
  const row = useRef<HTMLDivElement>(null)
  const notify = useNotify()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      notify({ text: t('share.copied') })
    } catch {
      // Not allowed, or not a secure page: selected, so that one key copies it.
      row.current?.querySelector('input')?.select()
      notify({ text: t('export.copy-failed'), tone: 'danger' })
    }
  }
  return (
    <div className={styles.made} ref={row} role="status">
      <TextField
        label={t('share.url')}
        hint={t('share.made')}
        value={url}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <Button icon="copy" onClick={() => void copy()}>
        {t('share.copy')}
      </Button>
    </div>
  )
}
