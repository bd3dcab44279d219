import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { t } from '../../messages/message.ts'
import type { OutlineProps } from './outline.tsx'
import type { OutlineRow } from './outline-rows.ts'
import styles from './outline.module.css'

interface OutlineListProps extends Omit<OutlineProps, 'onTop'> {
  readonly onStep: (siblings: readonly OutlineRow[], row: OutlineRow, direction: 'up' | 'down') => void
}

/** One depth of the outline. Rows move among their siblings: a group stays in its section. */
export function OutlineList(props: OutlineListProps) {
  const { rows, current, counts, talks, proposals, writable, onJump, onMove, onStep } = props
  const [dragged, setDragged] = useState<OutlineRow | null>(null)
  const [over, setOver] = useState<{ readonly row: OutlineRow; readonly below: boolean } | null>(null)
  const moveByKey = (event: KeyboardEvent, row: OutlineRow): void => {
    if (!writable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    onStep(rows, row, event.key === 'ArrowUp' ? 'up' : 'down')
  }
  const hover = (event: DragEvent, row: OutlineRow): void => {
    if (!dragged) return
    event.preventDefault()
    event.stopPropagation()
    const box = event.currentTarget.getBoundingClientRect()
    setOver({ row, below: event.clientY > box.top + box.height / 2 })
  }
  const drop = (event: DragEvent): void => {
    if (!dragged || !over) return
    event.preventDefault()
    event.stopPropagation()
    onMove(dragged, over.below ? over.row.to : over.row.from)
    setDragged(null)
    setOver(null)
  }
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging; Alt and the arrow keys do the same.
        <li
          key={row.id}
          data-drop={over?.row === row ? (over.below ? 'below' : 'above') : undefined}
          onDragOver={(event) => hover(event, row)}
          onDragLeave={() => setOver(null)}
          onDrop={drop}
        >
          <button
            type="button"
            className={styles.row}
            data-state={row.state}
            aria-current={row.from === current?.from ? 'location' : undefined}
            aria-keyshortcuts={writable ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
            draggable={writable}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(row)
            }}
            onDragEnd={() => {
              setDragged(null)
              setOver(null)
            }}
            onKeyDown={(event) => moveByKey(event, row)}
            onClick={() => onJump(row)}
          >
            <span className={styles.title}>{row.title || t('outline.untitled')}</span>
            <Proposals count={proposals?.get(row.id) ?? 0} />
            <Talks count={talks?.get(row.id) ?? 0} />
            <Found count={counts?.get(row.id) ?? 0} />
            <Count row={row} />
          </button>
          {row.groups.length > 0 && <OutlineList {...props} rows={row.groups} />}
        </li>
      ))}
    </ul>
  )
}

function Proposals({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.proposals} title={t('suggestion.count', { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('suggestion.count', { count })}</span>
    </span>
  )
}

function Talks({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.talks} title={t('threads.count', { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('threads.count', { count })}</span>
    </span>
  )
}

function Found({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.found} title={t('findings.count.other', { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('findings.count.other', { count })}</span>
    </span>
  )
}

function Count({ row }: { row: OutlineRow }) {
  if (row.state === 'standing') return null
  if (row.state === 'empty') return <span className={styles.nothing}>{t('outline.nothing')}</span>
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{row.items}</span>
      <span className="visually-hidden">{t('count.items', { count: row.items })}</span>
    </span>
  )
}
