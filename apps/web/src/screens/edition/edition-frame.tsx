import type { ReactNode } from 'react'
import { t } from '../../messages/message.ts'
import styles from './edition-frame.module.css'

interface EditionFrameProps {
  readonly bar: ReactNode
  readonly tools: ReactNode
  readonly outline: ReactNode
  readonly page: ReactNode
  /** Cards beside the page (`ui/margin`); their place is kept while there are none. */
  readonly margin?: ReactNode
  /** The Markdown beside the page; while it is open it has the right margin's room. */
  readonly aside?: ReactNode
}

/**
 * The places of the edition screen. They are the same before and after the text is there, so that nothing moves when it
 * comes (CLS 0).
 */
export function EditionFrame({ bar, tools, outline, page, margin, aside }: EditionFrameProps) {
  return (
    <div className={styles.frame} data-aside={aside ? true : undefined}>
      <a className={styles.skip} href="#page">
        {t('edition.skip')}
      </a>
      <header className={styles.head}>
        <div className={styles.bar}>{bar}</div>
        <div className={styles.tools}>{tools}</div>
      </header>
      <div className={styles.outline}>{outline}</div>
      <main id="page" className={styles.page} tabIndex={-1}>
        {page}
      </main>
      {aside || margin || <div className={styles.margin} />}
    </div>
  )
}
