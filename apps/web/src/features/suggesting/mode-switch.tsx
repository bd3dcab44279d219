import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { switchKeys } from './switch-keys.ts'
import styles from './mode-switch.module.css'

interface ModeSwitchProps {
  readonly suggesting: boolean
  /** Null for those who have only the one. */
  readonly onChoose: ((suggesting: boolean) => void) | null
}

/** Whether typing changes the text or is proposed: both named, the one that holds marked. */
export function ModeSwitch({ suggesting, onChoose }: ModeSwitchProps) {
  if (!onChoose)
    return (
      <p className={styles.only} title={t('suggesting.suggesting.does')}>
        <Icon name="suggestion" />
        <span>{t('suggesting.suggesting')}</span>
      </p>
    )
  const keys = keyNames(switchKeys, navigator.platform)
  return (
    <fieldset className={styles.switch} title={`${t('suggesting.switch')} (${keys})`}>
      <legend className="visually-hidden">{t('suggesting.mode')}</legend>
      {[false, true].map((one) => (
        <label key={String(one)} className={styles.choice}>
          <input
            type="radio"
            name="suggesting-mode"
            className="visually-hidden"
            checked={one === suggesting}
            onChange={() => onChoose(one)}
          />
          <Icon name={one ? 'suggestion' : 'paragraph'} />
          <span>{t(one ? 'suggesting.suggesting' : 'suggesting.editing')}</span>
        </label>
      ))}
    </fieldset>
  )
}
