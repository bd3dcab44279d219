import { t } from '../../messages/message.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './suggestions-button.module.css'

/** How many suggestions are open; opens the list. Its place is kept while there are none. */
export function SuggestionsButton({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <button type="button" className={styles.button} title={t('suggestion.list')} onClick={onOpen}>
      <Icon name="suggestion" />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('suggestion.count', { count })}</span>
    </button>
  )
}
