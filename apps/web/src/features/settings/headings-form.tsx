import { useState } from 'react'
import type { Settings } from '../../api/newsletter.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { headingsEdit, sectionRows, type SectionRow } from './change-headings.ts'
import { DraftField } from './draft-field.tsx'
import { type Edit, isSame } from './edit.ts'
import { pastedWords } from './pasted-words.ts'
import styles from './settings.module.css'

interface HeadingsFormProps {
  readonly settings: Settings
  readonly apply: (edit: Edit) => Promise<boolean>
}

/** The headings of each section in one language: the one that is printed, and those that are recognised. */
export function HeadingsForm({ settings, apply }: HeadingsFormProps) {
  const { languages, defaultLanguage, sections } = settings.newsletter
  const [language, setLanguage] = useState(defaultLanguage)
  return (
    <section className={styles.part} aria-labelledby="headings">
      <h2 id="headings">{t('settings.part.headings')}</h2>
      <p className={styles.quiet}>{t('settings.headings.text')}</p>
      <div className={styles.short}>
        <SelectField
          label={t('settings.words.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      </div>
      <ul className={styles.sections}>
        {sectionRows(sections).map((row) => (
          <Headings
            key={`${row.spec.key} ${language}`}
            row={row}
            language={language}
            needed={language === defaultLanguage}
            settings={settings}
            apply={apply}
          />
        ))}
      </ul>
    </section>
  )
}

interface HeadingsProps extends HeadingsFormProps {
  readonly row: SectionRow
  readonly language: string
  readonly needed: boolean
}

function Headings({ row: { spec, depth }, language, needed, settings, apply }: HeadingsProps) {
  const now = spec.headings[language] ?? []
  const [printed = '', ...others] = now
  const section = spec.headings[settings.newsletter.defaultLanguage]?.[0] ?? spec.key
  const usual = settings.usual.sections
    ? (sectionRows(settings.usual.sections).find((row) => row.spec.key === spec.key)?.spec.headings[
        language
      ] ?? [])
    : null
  const [draft, setDraft] = useState<string | null>(null)
  const keep = (next: readonly string[], said: string): Promise<boolean> =>
    apply(headingsEdit(spec.key, language, now, next, said))
  const keepOthers = (): void => {
    if (draft === null) return
    setDraft(null)
    const next = printed === '' ? [] : [printed, ...pastedWords(draft).filter((one) => one !== printed)]
    if (!isSame(next, now)) void keep(next, t('settings.headings.said-others', { section }))
  }
  return (
    <li className={styles.section} data-depth={depth}>
      <DraftField
        label={t('settings.headings.printed', { section })}
        value={printed}
        lang={language}
        complain={(typed) => (typed === '' && needed ? t('settings.headings.needed') : null)}
        onDone={(heading) =>
          keep(
            heading === '' ? [] : [heading, ...others.filter((one) => one !== heading)],
            t('settings.headings.said', { section, heading }),
          )
        }
      />
      {printed !== '' && (
        <Field label={t('settings.headings.others', { section })} hint={t('settings.headings.others.hint')}>
          {(ids) => (
            <textarea
              {...ids}
              lang={language}
              rows={Math.max(1, (draft ?? others.join('\n')).split('\n').length)}
              value={draft ?? others.join('\n')}
              onChange={(event) => setDraft(event.target.value)}
              onBlur={keepOthers}
            />
          )}
        </Field>
      )}
      {usual && !isSame(now, usual) && (
        <p className={styles.back}>
          <span className={styles.own}>{t('settings.own')}</span>
          <Button
            look="quiet"
            aria-label={t('settings.reset.name', { what: section })}
            onClick={() => void keep(usual, t('settings.was-reset', { what: section }))}
          >
            {t('settings.reset')}
          </Button>
        </p>
      )}
    </li>
  )
}
