import type { ReactNode } from 'react'
import styles from './screen-message.module.css'

interface ScreenMessageProps {
  readonly title: string
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** `alert` reads it out at once, for what interrupts. */
  readonly role?: 'alert' | undefined
}

/** A whole screen that says one thing: refused, not found, crashed. */
export function ScreenMessage({ title, children, actions, role }: ScreenMessageProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.card} role={role}>
        <h1>{title}</h1>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </main>
  )
}
