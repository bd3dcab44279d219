import { t } from '../../messages/message.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './threads-button.module.css'

/** How many threads are open; opens the list. Its place is kept while there are none. */
export function ThreadsButton({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <button type="button" className={styles.button} title={t('threads.title')} onClick={onOpen}>
      <Icon name="comment" />
      <span className={styles.number} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{t('threads.count', { count })}</span>
    </button>
  )
}
