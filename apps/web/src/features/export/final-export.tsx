import { useState } from 'react'
import { keepFinal } from '../../api/findings.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useNotify } from '../../ui/notices.tsx'
import styles from './export.module.css'

interface FinalExportProps {
  readonly edition: string
  readonly by: string
  readonly errors: readonly { readonly rule: string }[]
  /** The server found other errors than those shown. */
  readonly onOutdated: () => void
}

/**
 * Keeps the text as the one that is published. With errors in it an editor lets each kind pass in their own name, which
 * stands in the history.
 */
export function FinalExport({ edition, by, errors, onOutdated }: FinalExportProps) {
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const notify = useNotify()
  const rules = [...new Set(errors.map(({ rule }) => rule))]
  const keep = async (): Promise<void> => {
    setBusy(true)
    const answer = await keepFinal(edition, { override: rules })
    setBusy(false)
    setAsked(false)
    if (answer.ok) return notify({ text: t('export.final.kept', { name: answer.value.name ?? '' }) })
    notify({ text: answer.refusal.message, tone: 'danger' })
    if (answer.refusal.code === 'has-errors') onOutdated()
    return undefined
  }
  if (asked && errors.length > 0) {
    return (
      <Callout tone="danger" role="alert">
        <p>{t('export.final.errors', { count: errors.length, rules: rules.join(', ') })}</p>
        <div className={styles.final}>
          <Button onClick={() => setAsked(false)}>{t('export.final.mend')}</Button>
          <Button look="primary" busy={busy} onClick={() => void keep()}>
            {t('export.final.override', { name: by })}
          </Button>
        </div>
      </Callout>
    )
  }
  return (
    <div className={styles.final}>
      <Button icon="check" busy={busy} onClick={() => (errors.length > 0 ? setAsked(true) : void keep())}>
        {t('export.final.keep')}
      </Button>
      <p className={styles.path}>{t('export.final.means')}</p>
    </div>
  )
}
