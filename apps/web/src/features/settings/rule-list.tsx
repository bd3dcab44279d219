import { useState } from 'react'
import { type RuleGroup, ruleGroups } from '@stanza/checks'
import type { Settings } from '../../api/newsletter.ts'
import { t } from '../../messages/message.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Edit, houseOf } from './edit.ts'
import { findRules, type RuleFilter, type RuleShow } from './find-rules.ts'
import { RuleRow } from './rule-row.tsx'
import styles from './settings.module.css'

/** Every rule: found by words and group, each with its severity. */
export function RuleList({
  settings,
  apply,
}: {
  settings: Settings
  apply: (edit: Edit) => Promise<boolean>
}) {
  const [filter, setFilter] = useState<RuleFilter>({ words: '', group: 'all', show: 'all' })
  const houses = { house: houseOf(settings), usual: settings.usual.checks }
  const found = findRules(filter, houses)
  const count = found.reduce((sum, { rules }) => sum + rules.length, 0)
  const become = (change: Partial<RuleFilter>): void => setFilter((before) => ({ ...before, ...change }))
  return (
    <section className={styles.part} aria-labelledby="rules">
      <h2 id="rules">{t('settings.part.rules')}</h2>
      <p className={styles.quiet}>{t('settings.rules.text')}</p>
      <search className={styles.filter}>
        <TextField
          label={t('settings.rules.search')}
          type="search"
          value={filter.words}
          onChange={(event) => become({ words: event.target.value })}
        />
        <SelectField
          label={t('settings.rules.group')}
          value={filter.group}
          onChange={(event) => become({ group: event.target.value as RuleFilter['group'] })}
        >
          <option value="all">{t('settings.rules.group.all')}</option>
          {(Object.keys(ruleGroups) as RuleGroup[]).map((group) => (
            <option key={group} value={group}>
              {t(`settings.group.${group}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('settings.rules.show')}
          value={filter.show}
          onChange={(event) => become({ show: event.target.value as RuleShow })}
        >
          <option value="all">{t('settings.rules.show.all')}</option>
          <option value="own">{t('settings.rules.show.own')}</option>
          <option value="off">{t('settings.rules.show.off')}</option>
        </SelectField>
      </search>
      <p className={styles.quiet} role="status">
        {count === 0 ? t('settings.rules.none') : t('settings.rules.count', { count })}
      </p>
      {found.map(({ group, rules }) => (
        <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>{t(`settings.group.${group}`)}</h3>
          <ul className={styles.rules}>
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} houses={houses} apply={apply} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
