import { t } from '../../messages/message.ts'
import { LeftWords } from './left-words.tsx'
import styles from './propose-bar.module.css'

interface HeldWordsProps {
  readonly words: string
  readonly onDiscard: () => void
}

/** Words of somebody who may not propose them any more. */
export function HeldWords({ words, onDiscard }: HeldWordsProps) {
  return (
    <section className={styles.place} aria-label={t('suggesting.bar')} data-foot-bar>
      <div className={styles.bar} data-tone="danger">
        <LeftWords
          why={t('suggesting.left-out.role')}
          words={words}
          done={t('suggesting.discard')}
          onDone={onDiscard}
        />
      </div>
    </section>
  )
}
