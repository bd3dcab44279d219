import type { HouseRules } from '@stanza/schema'
import type { Settings } from '../../api/newsletter.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { type Edit, houseChange, houseOf, isSame } from './edit.ts'
import styles from './settings.module.css'

interface ResetProps {
  readonly settings: Settings
  readonly name: keyof HouseRules
  readonly what: string
  readonly apply: (edit: Edit) => Promise<boolean>
}

/** Marks a house rule that is not as usual, with the way back. */
export function Reset({ settings, name, what, apply }: ResetProps) {
  const usual = settings.usual.checks[name]
  const now = houseOf(settings)[name]
  if (isSame(now, usual)) return null
  const back = (): void => void apply(houseChange(t('settings.was-reset', { what }), name, now, usual))
  return (
    <p className={styles.back}>
      <span className={styles.own}>{t('settings.own')}</span>
      <Button look="quiet" aria-label={t('settings.reset.name', { what })} onClick={back}>
        {t('settings.reset')}
      </Button>
    </p>
  )
}
