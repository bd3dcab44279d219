import type { ReactNode } from 'react'
import styles from './card.module.css'

interface CardProps {
  /** What the card is: talk, a change, or how much is at stake. */
  readonly tone: 'talk' | 'good' | 'quiet' | 'warning' | 'danger'
  readonly active: boolean
  /** Some cards of its kind are ticked. */
  readonly choosing?: boolean
  readonly children: ReactNode
}

/** The inside of a card in the margin: the same for comments, suggestions and findings. */
export function Card({ tone, active, choosing = false, children }: CardProps) {
  return (
    <div
      className={styles.card}
      data-tone={tone}
      data-active={active || undefined}
      data-choosing={choosing || undefined}
    >
      {children}
    </div>
  )
}

/** What can be done in a card: buttons with a frame first, then words alone. */
export function CardActs({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div className={styles.acts} role={label === undefined ? undefined : 'group'} aria-label={label}>
      {children}
    </div>
  )
}
