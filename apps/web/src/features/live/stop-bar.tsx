import { useState } from 'react'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import type { LiveState, LiveText } from './live-text.ts'
import { mayPropose } from '../suggesting/propose-codes.ts'
import { stopTexts } from './stop.ts'
import styles from './stop-bar.module.css'

interface StopBarProps {
  readonly live: LiveText
  readonly state: LiveState
  /** Writes the text on screen to a file. */
  readonly onDownload: () => Promise<void>
}

/** What interrupts the writing, at the foot of the page so that nothing moves: what happened, what was kept, what to do. */
export function StopBar({ live, state, onDownload }: StopBarProps) {
  const [busy, setBusy] = useState(false)
  const { stop, save, storage } = state
  const text = textOf(state)
  if (text === null) return null
  const download = async (): Promise<void> => {
    setBusy(true)
    await onDownload()
    setBusy(false)
  }
  const reload = async (): Promise<void> => {
    // A copy that no longer fits would be merged again by the next page.
    if (stop === 'diverged') await live.forgetLocalCopy()
    location.reload()
  }
  return (
    <div className={styles.place}>
      <Callout
        tone={stop || save.kind === 'not-saved' || storage === 'full' ? 'danger' : 'warning'}
        role="alert"
      >
        <p>{text}</p>
        <div className={styles.actions}>
          {(stop !== null || save.kind === 'not-saved') && (
            <Button busy={busy} onClick={() => void download()}>
              {t('save.download')}
            </Button>
          )}
          {stop !== null && stop !== 'withdrawn' && stop !== 'gone' && (
            <Button look="primary" onClick={() => void reload()}>
              {t('save.reload')}
            </Button>
          )}
        </div>
      </Callout>
    </div>
  )
}

function textOf({ stop, save, storage }: LiveState): string | null {
  if (stop) return t(stopTexts[stop])
  // What the phase refused becomes a suggestion: nothing is lost, and nothing is to be done about it.
  if (save.kind === 'not-saved' && mayPropose(save.code)) return null
  if (save.kind === 'not-saved') return save.text || t('save.not-saved.means')
  if (storage !== 'ok') return t(`storage.${storage}.text`)
  return null
}
