import type { HouseRules } from '@stanza/schema'
import { rules } from '@stanza/checks'
import type { Settings } from '../../api/newsletter.ts'
import { dayInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { DraftField } from './draft-field.tsx'
import { type Edit, houseChange, houseOf } from './edit.ts'
import { WordList } from './house-lists.tsx'
import { Reset } from './reset.tsx'
import { severityEdit, severityIn } from './rule-severity.ts'
import styles from './settings.module.css'
import { TagForm } from './tag-form.tsx'

export interface HouseFormProps {
  readonly settings: Settings
  readonly apply: (edit: Edit) => Promise<boolean>
  /** What the server said of a key, where it refused it. */
  readonly refused: (key: string) => string | null
}

const bold = rules.find(({ id }) => id === 'item-bold')

/** What this newsletter decides about its style. */
export function HouseForm({ settings, apply, refused }: HouseFormProps) {
  const house = houseOf(settings)
  const list = (key: 'required' | 'keys' | 'hosts' | 'paths') => ({
    settings,
    apply,
    title: t(`settings.house.${key}`),
    text: t(`settings.house.${key}.text`),
  })
  const isBoldOff = bold === undefined || severityIn(bold, house) === 'off'
  const flagBold = (on: boolean): void => {
    if (bold === undefined) return
    const said = on ? t('settings.house.bold.on') : t('settings.house.bold.off')
    void apply(severityEdit(bold, severityIn(bold, house), on ? bold.severity : 'off', said))
  }
  return (
    <section className={styles.part} aria-labelledby="house">
      <h2 id="house">{t('settings.part.house')}</h2>
      <div className={styles.fields}>
        <div className={styles.setting}>
          <DraftField
            label={t('settings.house.longest')}
            hint={t('settings.house.longest.hint')}
            value={house.longestItem === null ? '' : String(house.longestItem)}
            complain={(typed) =>
              /^\d{0,6}$/.test(typed) && typed !== '0' ? null : t('settings.house.number')
            }
            refused={refused('checks.longestItem')}
            onDone={(typed) => {
              const most = typed === '' ? null : Number(typed)
              const said =
                most === null
                  ? t('settings.house.longest.none')
                  : t('settings.house.longest.said', { count: most })
              return apply(houseChange(said, 'longestItem', house.longestItem, most))
            }}
          />
          <Reset settings={settings} name="longestItem" what={t('settings.house.longest')} apply={apply} />
        </div>
        <label className={styles.check}>
          <input type="checkbox" checked={!isBoldOff} onChange={(event) => flagBold(event.target.checked)} />
          {t('settings.house.bold')}
        </label>
        <Day settings={settings} apply={apply} refused={refused} name="siteRelativeSince" words="relative" />
        <Day settings={settings} apply={apply} refused={refused} name="sectionsSince" words="sections" />
        <TagForm settings={settings} apply={apply} refused={refused} />
      </div>
      <div className={styles.block}>
        <WordList {...list('required')} list="requiredMatter" />
        <WordList {...list('keys')} list="matterKeys" />
        <WordList {...list('hosts')} list="secureHosts" />
        <WordList {...list('paths')} list="madePaths" />
      </div>
    </section>
  )
}

type DayRule = {
  [Key in keyof HouseRules]: string | null extends HouseRules[Key] ? Key : never
}[keyof HouseRules]

/** A day from which a rule holds. */
function Day({
  settings,
  apply,
  refused,
  name,
  words,
}: HouseFormProps & { name: DayRule; words: 'relative' | 'sections' }) {
  const what = t(`settings.house.${words}`)
  const now = houseOf(settings)[name]
  return (
    <div className={styles.setting}>
      <DraftField
        label={what}
        hint={t(`settings.house.${words}.hint`)}
        type="date"
        value={now ?? ''}
        refused={refused(`checks.${name}`)}
        onDone={(day) => {
          const said =
            day === ''
              ? t('settings.house.day.none', { what })
              : t('settings.house.day', { what, day: dayInWords(day) })
          return apply(houseChange(said, name, now, day || null))
        }}
      />
      <Reset settings={settings} name={name} what={what} apply={apply} />
    </div>
  )
}
