import { useId, useState } from 'react'
import { matterName, matterValue, patchMatter, readMatter, withMatterValue } from '@stanza/schema'
import * as Y from 'yjs'
import { t } from '../../messages/message.ts'
import { furtherKeys, readCategories, valueInWords } from './matter-value.ts'
import { SharedTextArea } from './shared-text-area.tsx'
import { useMatter } from './use-matter.ts'
import styles from './matter.module.css'
import { TextField } from '../../ui/field.tsx'

interface MatterFormProps {
  readonly ydoc: Y.Doc
  readonly language: string
  readonly readOnly: boolean
  /** Why it cannot be written in; null where that is said elsewhere. */
  readonly why?: string | null
  /** The newsletter's usual categories, offered while typing. */
  readonly categories: readonly string[]
  /** Where Enter in the last text goes: into the page. */
  readonly onLeave: () => void
}

/** The front matter above the page: title and summary as shared texts, categories, and what else the file holds. */
export function MatterForm({ ydoc, language, readOnly, why = null, categories, onLeave }: MatterFormProps) {
  const about = useId()
  const matter = useMatter(ydoc)
  const further = furtherKeys(matter)
  const [title, summary] = [sharedText(ydoc, 'title'), sharedText(ydoc, 'summary')]
  return (
    <section
      id="matter"
      className={styles.matter}
      aria-label={t('matter.title')}
      aria-describedby={why === null ? undefined : about}
    >
      {title && (
        <SharedTextArea
          text={title}
          language={language}
          look="title"
          label={t('matter.field.title')}
          placeholder={t('matter.title.placeholder')}
          readOnly={readOnly}
          onNext={onLeave}
        />
      )}
      {summary && (
        <SharedTextArea
          text={summary}
          language={language}
          look="summary"
          label={t('matter.field.summary')}
          placeholder={t('matter.summary.placeholder')}
          readOnly={readOnly}
          onNext={onLeave}
        />
      )}
      <details className={styles.more}>
        <summary>
          {t('matter.categories')}:{' '}
          {valueInWords(matterValue(matter, 'categories') ?? []) || t('outline.nothing')}
          {further.length > 0 && ` · ${t('matter.further', { count: further.length })}`}
        </summary>
        <div className={styles.further}>
          <Categories
            key={valueInWords(matterValue(matter, 'categories') ?? [])}
            ydoc={ydoc}
            readOnly={readOnly}
            known={categories}
          />
          {further.length > 0 && (
            <dl className={styles.keys}>
              {further.map(([key, value]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{valueInWords(value)}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </details>
      {why !== null && (
        <p id={about} className={styles.why}>
          {why}
        </p>
      )}
    </section>
  )
}

/** The shared text under a key. It is made with the edition; a form must not make one (two browsers would make two). */
function sharedText(ydoc: Y.Doc, key: string): Y.Text | null {
  const map = ydoc.getMap(matterName)
  const name = [...map.keys()].find((one) => one.toLowerCase() === key)
  const value = name === undefined ? undefined : map.get(name)
  return value instanceof Y.Text ? value : null
}

function Categories({ ydoc, readOnly, known }: { ydoc: Y.Doc; readOnly: boolean; known: readonly string[] }) {
  const [line, setLine] = useState(() => valueInWords(matterValue(readMatter(ydoc), 'categories') ?? []))
  const keep = (): void => {
    const matter = readMatter(ydoc)
    const next = readCategories(line)
    if (valueInWords(matterValue(matter, 'categories') ?? []) === next.join(', ')) return
    patchMatter(ydoc, withMatterValue(matter, 'categories', next))
  }
  return (
    <TextField
      label={t('matter.categories')}
      hint={
        known.length > 0 ? `${t('matter.categories.hint')}: ${known.join(', ')}` : t('matter.categories.hint')
      }
      value={line}
      readOnly={readOnly}
      onChange={(event) => setLine(event.target.value)}
      onBlur={keep}
    />
  )
}
