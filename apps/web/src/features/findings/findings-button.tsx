import { t } from '../../messages/message.ts'
import { Icon } from '../../ui/icon.tsx'
import type { ShownFinding } from './finder.ts'
import styles from './findings-button.module.css'

/** How many findings there are, errors before the rest; opens the list. Its place is kept while there are none. */
export function FindingsButton({ open, onOpen }: { open: readonly ShownFinding[]; onOpen: () => void }) {
  const errors = open.filter(({ severity }) => severity === 'error').length
  const words =
    errors > 0
      ? t('findings.count.error', { count: errors })
      : t('findings.count.other', { count: open.length })
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={errors > 0 ? 'danger' : undefined}
      title={t('findings.title')}
      onClick={onOpen}
    >
      <Icon name={open.length === 0 ? 'check' : 'alert'} />
      <span className={styles.number} aria-hidden="true">
        {errors > 0 ? errors : open.length}
      </span>
      <span className="visually-hidden">{words}</span>
    </button>
  )
}
