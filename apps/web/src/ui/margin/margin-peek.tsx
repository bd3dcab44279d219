import { t } from '../../messages/message.ts'
import { IconButton } from '../button.tsx'
import type { MarginCard } from './margin-card.ts'
import styles from './margin.module.css'

interface MarginPeekProps {
  readonly card: MarginCard
  readonly onClose: () => void
}

/** The active card at the foot of the window, where there is no room beside the page. The text above it stays in use. */
export function MarginPeek({ card, onClose }: MarginPeekProps) {
  return (
    <section
      className={styles.peek}
      data-peek
      aria-label={card.label}
      data-card={card.id}
      data-kind={card.kind}
    >
      <p className="visually-hidden" role="status">
        {card.label}
      </p>
      <div className={styles.peeked}>{card.render({ active: true })}</div>
      <IconButton icon="close" label={t('dialog.close')} onClick={onClose} />
    </section>
  )
}
