import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import styles from './save-words.module.css'
import type { SettingsSave } from './use-settings.ts'

/** How the last change stands, in words. */
export function SaveWords({ save }: { save: SettingsSave }) {
  const isBad = save.kind === 'refused' || save.kind === 'conflict'
  const words =
    save.kind === 'saved' ? t('settings.saved') : isBad ? t('settings.not-saved') : t('settings.saving')
  return (
    <p className={styles.save} data-bad={isBad || undefined} role="status">
      {words}
    </p>
  )
}

/** What went wrong with the last change, what was kept and what to do, until the person has read it. */
export function SaveCallout({ save, onDismiss }: { save: SettingsSave; onDismiss: () => void }) {
  if (save.kind !== 'refused' && save.kind !== 'conflict') return null
  return (
    <Callout tone="danger" role="alert">
      <p>{save.kind === 'conflict' ? t('settings.conflict') : save.refusal.message}</p>
      <Button onClick={onDismiss}>{t('settings.conflict.seen')}</Button>
    </Callout>
  )
}
