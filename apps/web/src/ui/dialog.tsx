import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import { t } from '../messages/message.ts'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { dialogOpens } from './open-dialogs.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its foot, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'narrow' | 'wide'
  /** Where it stands: in the middle, or as a sheet at the end or the start of the line (from below on a phone). */
  readonly place?: 'middle' | 'side' | 'start'
  /** As tall as it may be from the start: for content that comes later and would make it grow under the hand. */
  readonly fills?: boolean
}

/**
 * A modal dialog on the browser's own `<dialog>`: it holds the focus, Escape closes it, and the focus returns to where it
 * came from. It is open for as long as it is rendered.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'narrow',
  place = 'middle',
  fills = false,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    const closes = element && dialogOpens(element)
    // The browser would take the first button, which is Close; React's own autoFocus comes before `showModal`.
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      closes?.()
      element?.close()
      // React takes the element away before the browser can give the focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const closeOnBackdrop = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-size={size}
      data-place={place}
      data-fills={fills || undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={closeOnBackdrop}
    >
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label={t('dialog.close')} onClick={onClose} />
        </div>
        <div className={styles.content}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  )
}
