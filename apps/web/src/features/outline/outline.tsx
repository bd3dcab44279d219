import { useEffect, useRef } from 'react'
import { t } from '../../messages/message.ts'
import { OutlineList } from './outline-list.tsx'
import { stepAmong } from './move-section.ts'
import type { OutlineRow } from './outline-rows.ts'
import styles from './outline.module.css'

export interface OutlineProps {
  /** False where what is around it has the title already. */
  readonly titled?: boolean
  readonly rows: readonly OutlineRow[]
  /** The row that holds the caret. */
  readonly current: OutlineRow | null
  /** Findings in each row's own lines, by its id. */
  readonly counts?: ReadonlyMap<string, number> | undefined
  /** Open comments in each row's own lines, by its id. */
  readonly talks?: ReadonlyMap<string, number> | undefined
  /** Open suggestions in each row's own lines, by its id. */
  readonly proposals?: ReadonlyMap<string, number> | undefined
  readonly writable: boolean
  readonly onJump: (row: OutlineRow) => void
  readonly onTop: () => void
  /** Puts a section before the child with this index. */
  readonly onMove: (row: OutlineRow, before: number) => void
}

/** The sections of the issue with what they hold: jump by click, move by dragging or with Alt and the arrow keys. */
export function Outline(props: OutlineProps) {
  const { titled = true, rows, current, counts, talks, proposals, writable, onJump, onTop, onMove } = props
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current?.from])
  const step = (siblings: readonly OutlineRow[], row: OutlineRow, direction: 'up' | 'down'): void => {
    const before = stepAmong(siblings, row, direction)
    if (before !== null) onMove(row, before)
  }
  return (
    <nav ref={nav} aria-label={t('outline.title')} className={styles.outline}>
      {titled && <h2 className={styles.head}>{t('outline.title')}</h2>}
      <button type="button" className={styles.top} onClick={onTop}>
        {t('outline.top')}
      </button>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('outline.empty')}</p>
      ) : (
        <OutlineList
          rows={rows}
          current={current}
          counts={counts}
          talks={talks}
          proposals={proposals}
          writable={writable}
          onJump={onJump}
          onMove={onMove}
          onStep={step}
        />
      )}
      {writable && rows.length > 1 && <p className={styles.hint}>{t('outline.keys')}</p>}
    </nav>
  )
}
