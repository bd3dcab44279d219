import type { CSSProperties } from 'react'
import { namesInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { initials, type Presence } from './people.ts'
import styles from './people-list.module.css'

/** As many faces as fit the bar. */
const mostShown = 4
/** Oneself, who is not shown there, and two others. */
const mostOnPhone = 3

/** Who has the text open: faces with initials, names as tooltips and for screen readers; pressed, it tells more of them. */
export function PeopleList({ people, onOpen }: { people: readonly Presence[]; onOpen?: () => void }) {
  const shown = people.slice(0, mostShown)
  const more = people.length - shown.length
  const faces = (
    <ul className={styles.people} aria-label={t('people.here')}>
      {shown.map((person) => {
        const name = person.name || t('people.anonymous')
        const label = person.self ? t('people.you', { name }) : name
        return (
          <li
            key={person.id}
            className={styles.face}
            title={label}
            style={{ '--person': person.color } as CSSProperties}
            data-self={person.self || undefined}
          >
            <span aria-hidden="true">{initials(name)}</span>
            <span className="visually-hidden">{label}</span>
          </li>
        )
      })}
      {people.length > mostOnPhone && (
        <li className={styles.crowd}>
          <span aria-hidden="true">+{people.length - mostOnPhone + 1}</span>
          <span className="visually-hidden">
            {t('people.more', { count: people.length - mostOnPhone + 1 })}
          </span>
        </li>
      )}
      {more > 0 && (
        <li
          className={styles.more}
          title={people
            .slice(mostShown)
            .map(({ name }) => name || t('people.anonymous'))
            .join(', ')}
        >
          <span aria-hidden="true">+{more}</span>
          <span className="visually-hidden">{t('people.more', { count: more })}</span>
        </li>
      )}
    </ul>
  )
  if (!onOpen) return faces
  return (
    <div className={styles.all}>
      {faces}
      <button
        type="button"
        aria-label={t('people.title')}
        title={namesInWords(people.map(({ name }) => name || t('people.anonymous')))}
        onClick={onOpen}
      />
    </div>
  )
}
