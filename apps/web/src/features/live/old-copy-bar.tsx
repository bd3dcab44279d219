import { useEffect, useState } from 'react'
import type { Edition } from '@stanza/schema/api'
import type * as Y from 'yjs'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { findOldCopies, forgetOldCopy, readOldCopy } from './old-copies.ts'
import styles from './stop-bar.module.css'

interface OldCopyBarProps {
  readonly edition: Pick<Edition, 'id' | 'epoch'>
  /** Writes a document to a file. */
  readonly onDownload: (ydoc: Y.Doc) => Promise<void>
}

/** Offers what this browser kept of the text from before it was replaced. */
export function OldCopyBar({ edition: { id, epoch }, onDownload }: OldCopyBarProps) {
  const [names, setNames] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let wanted = true
    void findOldCopies(id, epoch).then((found) => wanted && setNames(found))
    return () => {
      wanted = false
    }
  }, [id, epoch])
  const [name] = names
  if (name === undefined) return null
  const download = async (): Promise<void> => {
    setBusy(true)
    await onDownload(await readOldCopy(name))
    setBusy(false)
  }
  const forget = async (): Promise<void> => {
    await forgetOldCopy(name)
    setNames(names.slice(1))
  }
  return (
    <div className={styles.place}>
      <Callout tone="warning" role="status">
        <p>{t('old-copy.text')}</p>
        <div className={styles.actions}>
          <Button busy={busy} onClick={() => void download()}>
            {t('save.download')}
          </Button>
          <Button onClick={() => void forget()}>{t('old-copy.forget')}</Button>
        </div>
      </Callout>
    </div>
  )
}
