import { useRef } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { useNotify } from '../../ui/notices.tsx'
import styles from './propose-bar.module.css'

interface LeftWordsProps {
  /** Why they cannot be proposed. */
  readonly why: string
  readonly words: string
  /** The button of who has read them. */
  readonly done: string
  readonly onDone: () => void
}

/** Words that cannot become a suggestion, to be copied. */
export function LeftWords({ why, words, done, onDone }: LeftWordsProps) {
  const shown = useRef<HTMLPreElement>(null)
  const notify = useNotify()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(words)
      notify({ text: t('suggesting.left-out.copied') })
    } catch {
      // Not allowed, or not a secure page: selected, so that one key copies it.
      if (shown.current) document.getSelection()?.selectAllChildren(shown.current)
      notify({ text: t('suggesting.left-out.copy-failed'), tone: 'danger' })
    }
  }
  return (
    <div role="alert" className={styles.leftOut}>
      <p>{why}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and what cannot be copied is selected here. */}
      <pre ref={shown} tabIndex={0}>
        {words}
      </pre>
      <Button icon="copy" onClick={() => void copy()}>
        {t('suggesting.left-out.copy')}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {done}
      </Button>
    </div>
  )
}
