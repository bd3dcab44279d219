import { useState } from 'react'
import type { Settings } from '../../api/newsletter.ts'
import { t } from '../../messages/message.ts'
import { SelectField } from '../../ui/field.tsx'
import type { Edit } from './edit.ts'
import { LanguageWordList, PairList, WordList } from './house-lists.tsx'
import styles from './settings.module.css'

/** The word lists: those of one language, and those of all. */
export function WordLists(props: { settings: Settings; apply: (edit: Edit) => Promise<boolean> }) {
  const [language, setLanguage] = useState('*')
  const word = (key: 'right' | 'headings') => ({
    title: t(`settings.words.${key}`),
    text: t(`settings.words.${key}.text`),
  })
  return (
    <section className={styles.part} aria-labelledby="words">
      <h2 id="words">{t('settings.part.words')}</h2>
      <section className={styles.block} aria-label={t('settings.words.language')}>
        <div className={styles.short}>
          <SelectField
            label={t('settings.words.language')}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            <option value="*">{t('settings.words.all')}</option>
            {props.settings.newsletter.languages.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        </div>
        <PairList
          key={`misspellings ${language}`}
          {...props}
          language={language}
          title={t('settings.words.misspellings')}
          text={t('settings.words.misspellings.text')}
        />
        <LanguageWordList
          key={`right ${language}`}
          {...props}
          {...word('right')}
          list="rightWords"
          language={language}
        />
        <LanguageWordList
          key={`headings ${language}`}
          {...props}
          {...word('headings')}
          list="keptHeadings"
          language={language}
        />
      </section>
      <section className={styles.block} aria-label={t('settings.words.all')}>
        <WordList
          {...props}
          list="names"
          title={t('settings.words.names')}
          text={t('settings.words.names.text')}
        />
        <PairList
          {...props}
          language={null}
          title={t('settings.words.slips')}
          text={t('settings.words.slips.text')}
        />
        <WordList
          {...props}
          list="keptCaptions"
          title={t('settings.words.captions')}
          text={t('settings.words.captions.text')}
        />
        <WordList
          {...props}
          list="templateWords"
          title={t('settings.words.template')}
          text={t('settings.words.template.text')}
        />
        <WordList
          {...props}
          list="placeholders"
          title={t('settings.words.placeholders')}
          text={t('settings.words.placeholders.text')}
        />
      </section>
    </section>
  )
}
