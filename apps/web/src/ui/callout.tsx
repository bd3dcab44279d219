import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import styles from './callout.module.css'

interface CalloutProps {
  readonly tone: 'info' | 'good' | 'warning' | 'danger'
  readonly children: ReactNode
  /** `alert` for what just went wrong, so that it is read out at once. */
  readonly role?: 'alert' | 'status' | undefined
}

const icons = { info: 'info', good: 'check', warning: 'alert', danger: 'alert' } as const

/** A sentence set apart, with its drawing: never by colour alone. */
export function Callout({ tone, children, role }: CalloutProps) {
  return (
    <div className={styles.callout} data-tone={tone} role={role}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>{children}</div>
    </div>
  )
}
