import type { SaveState } from '@stanza/relay/client'
import { t } from '../../messages/message.ts'
import { saveWords } from './save-words.ts'
import styles from './save-badge.module.css'

/** The save state in words (relay.md), read out politely when it changes. Its place keeps the width of the usual words. */
export function SaveBadge({ state, readOnly }: { state: SaveState; readOnly: boolean }) {
  const { label, means, tone } = saveWords(state)
  if (readOnly && (state.kind === 'saved' || state.kind === 'connecting')) {
    return <p className={styles.badge}>{t('save.read-only')}</p>
  }
  const text = state.kind === 'not-saved' && state.text ? state.text : t(means)
  return (
    <p role="status" className={styles.badge} data-tone={tone} data-state={state.kind} title={text}>
      <span aria-hidden="true" className={styles.dot} />
      {t(label)}
    </p>
  )
}
