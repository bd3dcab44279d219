import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { t } from '../messages/message.ts'
import { Button, IconButton } from './button.tsx'
import styles from './notices.module.css'
import { useTopDialog } from './open-dialogs.ts'

export interface Notice {
  readonly text: string
  readonly tone?: 'info' | 'danger'
  /** One thing to do about it, mostly Undo. */
  readonly action?: { readonly label: string; readonly onAct: () => void }
}

/** Undo stands for ten seconds (ux.md). */
const shownForMs = 10_000

const NoticesContext = createContext<(notice: Notice) => void>(() => {})

/** Says something at the foot of the page, politely, for ten seconds: the newest replaces the one before. */
export const useNotify = (): ((notice: Notice) => void) => use(NoticesContext)

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    setNotice(null)
  }, [])
  const notify = useCallback((next: Notice) => {
    clearTimeout(timer.current)
    setNotice(next)
    timer.current = setTimeout(() => setNotice(null), shownForMs)
  }, [])
  const dialog = useTopDialog()
  const shown = useMemo(() => {
    const bar = <NoticeBar notice={notice} onClear={clear} />
    // Outside of an open dialog nobody could press Undo.
    return dialog ? createPortal(bar, dialog) : bar
  }, [notice, clear, dialog])
  return (
    <NoticesContext value={notify}>
      {children}
      {shown}
    </NoticesContext>
  )
}

function NoticeBar({ notice, onClear }: { notice: Notice | null; onClear: () => void }) {
  const act = (): void => {
    notice?.action?.onAct()
    onClear()
  }
  return (
    <section className={styles.place} aria-label={t('notices.region')}>
      <div role="status">
        {notice && (
          <div className={styles.notice} data-tone={notice.tone ?? 'info'}>
            <p>{notice.text}</p>
            {notice.action && <Button onClick={act}>{notice.action.label}</Button>}
            <IconButton icon="close" label={t('notices.dismiss')} onClick={onClear} />
          </div>
        )}
      </div>
    </section>
  )
}
