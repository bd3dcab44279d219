import { t } from '../../messages/message.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './help-dialog.module.css'

export interface HelpEntry {
  readonly id: string
  readonly label: string
  readonly keys?: string | undefined
  readonly group: 'go' | 'write' | 'page'
}

const groups = ['go', 'write', 'page'] as const
const typing = ['heading', 'bullets', 'numbers', 'quote', 'bold'] as const

/** `?`: every command with its keys, and what typing itself does. */
export function HelpDialog({ entries, onClose }: { entries: readonly HelpEntry[]; onClose: () => void }) {
  return (
    <Dialog title={t('help.title')} size="wide" onClose={onClose}>
      <p>{t('help.text')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard. */}
      <div className={styles.columns} role="group" aria-label={t('help.title')} tabIndex={0}>
        {groups.map((group) => (
          <section key={group} aria-labelledby={`help-${group}`}>
            <h3 id={`help-${group}`}>{t(`help.group.${group}`)}</h3>
            <dl className={styles.list}>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <div key={entry.id}>
                    <dt>{entry.label}</dt>
                    <dd>{entry.keys ? <kbd>{entry.keys}</kbd> : null}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section aria-labelledby="help-typing">
          <h3 id="help-typing">{t('help.typing')}</h3>
          <ul className={styles.list}>
            {typing.map((one) => (
              <li key={one}>{t(`help.typing.${one}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}
