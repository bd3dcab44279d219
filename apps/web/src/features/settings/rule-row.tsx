import { useRef } from 'react'
import type { Check } from '@stanza/checks'
import type { HouseRules } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import type { Edit } from './edit.ts'
import { RuleExample } from './rule-example.tsx'
import { type RuleSeverity, ruleSeverities, severityEdit, severityIn } from './rule-severity.ts'
import styles from './settings.module.css'

interface RuleRowProps {
  readonly rule: Check
  readonly houses: { readonly house: HouseRules; readonly usual: HouseRules }
  readonly apply: (edit: Edit) => Promise<boolean>
}

/** One rule: what it means for the reader, an example, how strongly it speaks, and whether that is this newsletter's own. */
export function RuleRow({ rule, houses: { house, usual }, apply }: RuleRowProps) {
  const choice = useRef<HTMLSelectElement>(null)
  const now = severityIn(rule, house)
  const usually = severityIn(rule, usual)
  const become = (next: RuleSeverity): void => {
    const severity = t(`settings.severity.${next}`)
    void apply(severityEdit(rule, now, next, t('settings.rules.set', { rule: rule.id, severity })))
  }
  const reset = (): void => {
    become(usually)
    // The button goes with the change; the keyboard stays here.
    choice.current?.focus()
  }
  return (
    <li className={styles.rule} data-off={now === 'off' || undefined}>
      <div className={styles.about}>
        <p className={styles.name}>
          <code>{rule.id}</code>
          {now !== usually && (
            <span className={styles.own}>
              {t('settings.own')} ·{' '}
              {t('settings.rules.usual', { severity: t(`settings.severity.${usually}`) })}
            </span>
          )}
        </p>
        <p>{rule.explain}</p>
        {rule.languages && (
          <p className={styles.quiet}>
            {t('settings.rules.languages', { languages: rule.languages.join(', ') })}
          </p>
        )}
        {rule.scope === 'neighbours' && <p className={styles.quiet}>{t('settings.rules.beside')}</p>}
        <RuleExample rule={rule.id} />
      </div>
      <div className={styles.choice}>
        <select
          ref={choice}
          aria-label={t('settings.rules.severity', { rule: rule.id })}
          value={now}
          data-severity={now}
          onChange={(event) => become(event.target.value as RuleSeverity)}
        >
          {ruleSeverities.map((severity) => (
            <option key={severity} value={severity}>
              {t(`settings.severity.${severity}`)}
            </option>
          ))}
        </select>
        {now !== usually && (
          <Button look="quiet" aria-label={t('settings.reset.name', { what: rule.id })} onClick={reset}>
            {t('settings.reset')}
          </Button>
        )}
      </div>
    </li>
  )
}
