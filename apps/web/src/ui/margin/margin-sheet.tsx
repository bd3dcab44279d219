import { useEffect, useRef } from 'react'
import { t } from '../../messages/message.ts'
import { Dialog } from '../dialog.tsx'
import { inTextOrder, type MarginCard } from './margin-card.ts'
import styles from './margin.module.css'

interface MarginSheetProps {
  readonly cards: readonly MarginCard[]
  readonly activeId: string | null
  readonly onActivate: (id: string | null) => void
  readonly onClose: () => void
}

/** The margin where there is no room beside the page: all cards in the order of the text, the active one in sight. */
export function MarginSheet({ cards, activeId, onActivate, onClose }: MarginSheetProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <Dialog title={t('margin.title')} place="side" onClose={onClose}>
      {cards.length === 0 && <p className={styles.none}>{t('margin.none')}</p>}
      <ul ref={list} className={styles.list}>
        {inTextOrder(cards).map((card) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Its buttons are for keys; pressing beside them only chooses the card.
          <li
            key={card.id}
            className={styles.listed}
            data-card={card.id}
            data-kind={card.kind}
            data-active={card.id === activeId || undefined}
            aria-label={card.label}
            onClick={() => onActivate(card.id)}
          >
            {card.render({ active: card.id === activeId })}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
