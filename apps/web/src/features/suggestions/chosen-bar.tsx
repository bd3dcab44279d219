import { t } from '../../messages/message.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './suggestions.module.css'

interface ChosenBarProps {
  readonly count: number
  readonly onAccept: () => void
  readonly onReject: () => void
  readonly onNone: () => void
}

/** What can be done with the cards that are chosen, at the foot of the window while there are any. */
export function ChosenBar({ count, onAccept, onReject, onNone }: ChosenBarProps) {
  const words = t('suggestions.chosen', { count })
  return (
    <section className={styles.bar} aria-label={words}>
      <p role="status">{words}</p>
      <Button look="primary" icon="check" onClick={onAccept}>
        {t('suggestions.accept.count', { count })}
      </Button>
      <Button onClick={onReject}>{t('suggestions.reject.count', { count })}</Button>
      <IconButton icon="close" label={t('suggestions.choose.none')} onClick={onNone} />
    </section>
  )
}
