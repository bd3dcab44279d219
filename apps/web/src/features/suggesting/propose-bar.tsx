import { useState } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { keyNames } from '../../ui/key-names.ts'
import type { DeskState } from './desk-state.ts'
import { draftBadge } from './draft-badge.ts'
import { LeftWords } from './left-words.tsx'
import { proposeKeys } from './switch-keys.ts'
import styles from './propose-bar.module.css'

/** Why typing is proposed here. */
export type Why = 'role' | 'review' | 'released' | 'chosen'

interface ProposeBarProps {
  readonly state: DeskState
  readonly why: Why
  readonly onNote: (note: string) => void
  readonly onForgetLeftOut: () => void
  readonly onPropose: () => void
  readonly onDiscard: () => void
  /** Closes the door of a released issue; absent where nobody opened one. */
  readonly onEnd: (() => void) | null
}

/** What is written and not proposed, and what can be done with it; before there is any, what becomes of typing. */
export function ProposeBar({
  state,
  why,
  onNote,
  onForgetLeftOut,
  onPropose,
  onDiscard,
  onEnd,
}: ProposeBarProps) {
  const { changes, sending, trouble, proposed, withdrawn, note } = state
  const badge = draftBadge(state)
  const [noting, setNoting] = useState(false)
  const said =
    changes > 0
      ? t('suggesting.changes', { count: changes })
      : proposed !== null && proposed > 0
        ? t('suggesting.proposed', { count: proposed })
        : withdrawn !== null
          ? t('suggesting.withdrawn', { count: withdrawn })
          : t(`suggesting.why.${why}`)
  return (
    <section className={styles.place} aria-label={t('suggesting.bar')} data-foot-bar>
      <div className={styles.bar} data-tone={trouble === null ? undefined : 'danger'}>
        <p role="status" className={styles.said}>
          {said}
        </p>
        {badge && changes > 0 && (
          <p aria-hidden="true" className={styles.state} data-tone={badge.tone} title={badge.means}>
            {badge.label}
          </p>
        )}
        {changes > 0 && (why === 'review' || why === 'released') && (
          <p className={styles.why}>{t(`suggesting.why.${why}`)}</p>
        )}
        {trouble !== null && (
          <p role="alert" className={styles.trouble}>
            {trouble}
          </p>
        )}
        {state.leftOut && (
          <LeftWords
            why={t(`suggesting.left-out.${state.leftOut.why}`)}
            words={state.leftOut.words}
            done={t('notices.dismiss')}
            onDone={onForgetLeftOut}
          />
        )}
        {changes > 0 && (
          <div className={styles.acts}>
            {noting || note !== '' ? (
              <input
                type="text"
                className={styles.note}
                aria-label={t('suggesting.note')}
                placeholder={t('suggesting.note')}
                maxLength={1_000}
                value={note}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- it appears where its button was pressed.
                autoFocus={noting}
                onChange={(event) => onNote(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  onPropose()
                }}
              />
            ) : (
              <Button look="quiet" onClick={() => setNoting(true)}>
                {t('suggesting.note.add')}
              </Button>
            )}
            <Button disabled={sending === 'now'} onClick={onDiscard}>
              {t('suggesting.discard')}
            </Button>
            <Button
              look="primary"
              busy={sending === 'now'}
              title={`${t('suggesting.propose')} (${keyNames(proposeKeys, navigator.platform)})`}
              onClick={() => {
                setNoting(false)
                onPropose()
              }}
            >
              {t('suggesting.propose')}
            </Button>
          </div>
        )}
        {changes === 0 && onEnd && (
          <Button look="quiet" onClick={onEnd}>
            {t('suggesting.erratum.end')}
          </Button>
        )}
      </div>
    </section>
  )
}
