import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import styles from './button.module.css'

type Native = Omit<ComponentProps<'button'>, 'className' | 'children'>

interface ButtonProps extends Native {
  readonly children: ReactNode
  readonly look?: 'plain' | 'primary' | 'quiet' | undefined
  readonly icon?: IconName | undefined
  /** Under way: the button keeps its words and its place, and cannot be pressed twice. */
  readonly busy?: boolean | undefined
}

/** A button with words. */
export function Button({ children, look = 'plain', icon, busy = false, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-look={look}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Native {
  readonly icon: IconName
  /** The button's name; shown as a tooltip. */
  readonly label: string
  /** Keys that do the same, shown behind the name in the tooltip. */
  readonly keys?: string | undefined
  readonly pressed?: boolean | undefined
}

/** A button that shows only a drawing: it always has a name and a tooltip. */
export function IconButton({ icon, label, keys, pressed, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.icon}
      aria-label={label}
      aria-pressed={pressed}
      title={keys ? `${label} (${keys})` : label}
    >
      <Icon name={icon} />
    </button>
  )
}
