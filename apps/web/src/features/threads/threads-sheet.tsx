import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { filterThreads, whoWrote, type SectionsAt, type ThreadFilter } from './filter-threads.ts'
import type { Named } from './message-parts.ts'
import { ThreadCard, type ThreadRights } from './thread-card.tsx'
import type { PlacedThread } from './use-placed-threads.ts'
import type { ThreadActs } from './use-thread-acts.ts'
import styles from './threads.module.css'

interface ThreadsSheetProps {
  readonly placed: readonly PlacedThread[]
  readonly filter: ThreadFilter
  readonly onFilter: (filter: ThreadFilter) => void
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly sectionsAt: SectionsAt
  readonly rights: ThreadRights
  readonly people: readonly Named[]
  readonly acts: ThreadActs
  readonly onGo: (thread: string) => void
  readonly onClose: () => void
}

/** All threads: what is wanted of them, in the order of the text, and those whose words are gone, with their quote. */
export function ThreadsSheet(props: ThreadsSheetProps) {
  const { placed, filter, onFilter, rights, people, acts, onGo, onClose } = props
  const wanted = filterThreads(placed, filter, props.sectionsAt)
  const inText = wanted
    .flatMap(({ thread, range }) => (range ? [{ thread, from: range.from }] : []))
    .toSorted((one, other) => one.from - other.from)
  const orphans = wanted.filter(({ range }) => range === null)
  return (
    <Dialog title={t('threads.title')} place="side" onClose={onClose}>
      <div className={styles.filters}>
        <SelectField
          label={t('threads.filter.state')}
          value={filter.state}
          onChange={({ target }) => onFilter({ ...filter, state: target.value as ThreadFilter['state'] })}
        >
          <option value="open">{t('threads.filter.open')}</option>
          <option value="resolved">{t('threads.filter.resolved')}</option>
          <option value="all">{t('threads.filter.all')}</option>
        </SelectField>
        <SelectField
          label={t('threads.filter.person')}
          value={filter.person ?? ''}
          onChange={({ target }) => onFilter({ ...filter, person: target.value || null })}
        >
          <option value="">{t('threads.filter.everyone')}</option>
          {whoWrote(placed).map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? t('people.anonymous')}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('threads.filter.section')}
          value={filter.section ?? ''}
          onChange={({ target }) => onFilter({ ...filter, section: target.value || null })}
        >
          <option value="">{t('threads.filter.everywhere')}</option>
          {props.sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      {wanted.length === 0 && <p className={styles.none}>{t('threads.none')}</p>}
      <ul className={styles.rows}>
        {inText.map(({ thread }) => (
          <li key={thread.id}>
            <button type="button" className={styles.row} onClick={() => onGo(thread.id)}>
              <span className={styles.quote}>{thread.anchor.quote}</span>
              <span className={styles.line}>
                <b>{thread.author.name ?? t('people.anonymous')}</b>{' '}
                {thread.messages.find(({ deleted }) => !deleted)?.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {orphans.length > 0 && (
        <section aria-labelledby="threads-orphaned" className={styles.orphans}>
          <h3 id="threads-orphaned">{t('threads.orphaned')}</h3>
          <p>{t('threads.orphaned.text')}</p>
          <ul className={styles.rows}>
            {orphans.map(({ thread }) => (
              <li key={thread.id} id={`orphan-${thread.id}`}>
                <ThreadCard thread={thread} active quoted rights={rights} people={people} acts={acts} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.none}>{t('threads.walk', { keys: keyNames('F9', navigator.platform) })}</p>
    </Dialog>
  )
}
