import { t } from '../../messages/message.ts'
import { DraftField } from './draft-field.tsx'
import { houseChange, houseOf } from './edit.ts'
import type { HouseFormProps } from './house-form.tsx'
import { Reset } from './reset.tsx'
import styles from './settings.module.css'

/** How the language of a linked page is told behind the link. */
export function TagForm({ settings, apply, refused }: HouseFormProps) {
  const { languageTags } = houseOf(settings)
  const keep = (typed: string): Promise<boolean> => {
    const tags = typed.split(/[\s,;]+/).filter(Boolean)
    const said =
      tags.length === 0
        ? t('settings.house.tags.none')
        : t('settings.house.tags.said', { tags: tags.join(', ') })
    const next = tags.length === 0 ? null : { tags, spaced: languageTags?.spaced ?? true }
    return apply(houseChange(said, 'languageTags', languageTags, next))
  }
  const part = (spaced: boolean): void => {
    const said = spaced ? t('settings.house.spaced.on') : t('settings.house.spaced.off')
    const next = languageTags && { ...languageTags, spaced }
    void apply(houseChange(said, 'languageTags', languageTags, next))
  }
  return (
    <div className={styles.setting}>
      <DraftField
        label={t('settings.house.tags')}
        hint={t('settings.house.tags.hint')}
        value={languageTags?.tags.join(', ') ?? ''}
        refused={refused('checks.languageTags')}
        onDone={keep}
      />
      {languageTags && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={languageTags.spaced}
            onChange={(event) => part(event.target.checked)}
          />
          {t('settings.house.spaced')}
        </label>
      )}
      <Reset settings={settings} name="languageTags" what={t('settings.house.tags')} apply={apply} />
    </div>
  )
}
