import type { VersionDiff } from '@stanza/schema/api'
import { t } from '../../messages/message.ts'
import { foldSame } from './fold-same.ts'
import styles from './history.module.css'

/** Two texts compared: what went and what came, marked by more than colour. */
export function Difference({ diff }: { diff: VersionDiff }) {
  const rows = foldSame(diff.blocks)
  if (!rows.some((row) => row.kind === 'block')) return <p className={styles.quiet}>{t('history.same')}</p>
  return (
    <div className={styles.diff}>
      {rows.map((row, index) =>
        row.kind === 'same' ? (
          <p key={index} className={styles.fold}>
            {t('history.unchanged', { count: row.count })}
          </p>
        ) : (
          <p key={index} className={styles.block} data-kind={row.block.kind}>
            {row.block.parts.map((part, at) => (
              <Part key={at} {...part} />
            ))}
          </p>
        ),
      )}
    </div>
  )
}

function Part({ kind, text }: VersionDiff['blocks'][number]['parts'][number]) {
  if (kind === 'added') return <ins>{text}</ins>
  if (kind === 'removed') return <del>{text}</del>
  return <>{text}</>
}
