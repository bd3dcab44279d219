import type { SaveState } from '@stanza/relay/client'
import { t } from '../../messages/message.ts'
import { saveWords, type SaveWords } from './save-words.ts'
import styles from './save-badge.module.css'

/** Words in place of the text's own state. */
export interface BadgeWords {
  readonly label: string
  readonly means: string
  readonly tone: SaveWords['tone']
}

interface SaveBadgeProps {
  readonly state: SaveState
  readonly readOnly: boolean
  readonly instead?: BadgeWords | null
}

/** The save state in words (relay.md), read out politely when it changes. Its place keeps the width of the usual words. */
export function SaveBadge({ state, readOnly, instead = null }: SaveBadgeProps) {
  const { label, means, tone } = saveWords(state)
  if (instead) {
    const [first, rest] = instead.label.split(/(?= – )/)
    return (
      <p
        role="status"
        className={styles.badge}
        data-tone={instead.tone}
        data-state="draft"
        title={instead.means}
      >
        <span aria-hidden="true" className={styles.dot} />
        {first}
        {rest && <span className={styles.rest}>{rest}</span>}
      </p>
    )
  }
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
