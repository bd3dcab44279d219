import { useCallback, useState } from 'react'
import type { Version } from '@stanza/schema/api'
import { readVersionDiff } from '../../api/versions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { momentInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Difference } from './difference.tsx'
import styles from './history.module.css'

type Against = 'now' | 'previous'

interface VersionViewProps {
  readonly edition: string
  readonly version: Version
  readonly mayRestore: boolean
  readonly onBack: () => void
}

/** One version beside the text now, or beside the version before it, in words. */
export function VersionView({ edition, version, mayRestore, onBack }: VersionViewProps) {
  const [against, setAgainst] = useState<Against>('now')
  const { loaded, reload } = useAnswer(
    useCallback(() => readVersionDiff(edition, version.id, against), [edition, version.id, against]),
  )
  return (
    <>
      <div className={styles.back}>
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('history.back')}
        </Button>
      </div>
      <div>
        <h3 className={styles.title}>{version.name ?? momentInWords(version.at)}</h3>
        {mayRestore && <p className={styles.quiet}>{t('history.restore.text')}</p>}
      </div>
      <SelectField
        label={t('history.compare')}
        value={against}
        onChange={(event) => setAgainst(event.target.value as Against)}
      >
        <option value="now">{t('history.against.now')}</option>
        <option value="previous">{t('history.against.previous')}</option>
      </SelectField>
      {loaded.kind === 'loading' && <Skeleton lines={6} label={t('app.loading')} />}
      {loaded.kind === 'refused' && (
        <Callout tone="danger" role="alert">
          <p>{loaded.refusal.message}</p>
          <Button onClick={reload}>{t('app.try-again')}</Button>
        </Callout>
      )}
      {loaded.kind === 'loaded' && <Difference diff={loaded.value} />}
    </>
  )
}
