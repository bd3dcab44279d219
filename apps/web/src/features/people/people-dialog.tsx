import { useState, type CSSProperties } from 'react'
import type { Edition, Role } from '@stanza/schema/api'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { peopleInEnglish } from '../../messages/en-people.ts'
import { addMessages, t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LinkRow } from './link-row.tsx'
import styles from './people.module.css'
import { useLinks } from './use-links.ts'
import { usePlaces } from './use-places.ts'

addMessages(peopleInEnglish)

interface PersonNow {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly self: boolean
}

interface PeopleDialogProps {
  readonly edition: Pick<Edition, 'id' | 'issue'>
  readonly people: readonly PersonNow[]
  readonly awareness: Awareness
  readonly ydoc: Y.Doc
  /** Roles that this person may give, weakest first; empty for those who may not share. */
  readonly roles: readonly Role[]
  readonly onShare: () => void
  readonly onClose: () => void
}

/** Who is here and what they are at; for editors, who holds which link, and what it allows. */
export function PeopleDialog({
  edition,
  people,
  awareness,
  ydoc,
  roles,
  onShare,
  onClose,
}: PeopleDialogProps) {
  const places = usePlaces(awareness, ydoc)
  return (
    <Dialog
      title={t('people.title')}
      place="side"
      onClose={onClose}
      actions={
        roles.length > 0 && (
          <Button icon="link" onClick={onShare}>
            {t('people.make')}
          </Button>
        )
      }
    >
      <section className={styles.part} aria-labelledby="people-here">
        <h3 id="people-here">{t('people.here.title')}</h3>
        <ul className={styles.here}>
          {people.map((person) => {
            const name = person.name || t('people.anonymous')
            const place = places.get(person.id)
            return (
              <li key={person.id} style={{ '--person': person.color } as CSSProperties}>
                <span>{person.self ? t('people.you', { name }) : name}</span>
                <span className={styles.quiet}>{place && t('people.in', { section: place })}</span>
              </li>
            )
          })}
        </ul>
        {people.length === 1 && <p className={styles.quiet}>{t('people.here.alone')}</p>}
      </section>
      {roles.length > 0 && (
        <Links edition={edition} roles={roles} here={people.map(({ id }) => id).join(' ')} />
      )}
    </Dialog>
  )
}

function Links({ edition, roles, here }: Pick<PeopleDialogProps, 'edition' | 'roles'> & { here: string }) {
  const { loaded, reload, complaint, done, setRole, withdraw } = useLinks(edition.issue, edition.id, here)
  const [now] = useState(() => Date.now())
  return (
    <section className={styles.part} aria-labelledby="people-links">
      <h3 id="people-links">{t('people.links.title')}</h3>
      <p className={styles.quiet}>{t('people.links.text')}</p>
      {complaint && (
        <Callout tone="danger" role="alert">
          {complaint}
        </Callout>
      )}
      <div role="status">
        {done && (
          <Callout tone="good">
            <p>{done.text}</p>
            {done.onUndo && <Button onClick={done.onUndo}>{t('undo')}</Button>}
          </Callout>
        )}
      </div>
      {loaded.kind === 'loading' && <Skeleton lines={4} label={t('app.loading')} />}
      {loaded.kind === 'refused' && (
        <Callout tone="danger" role="alert">
          <p>{loaded.refusal.message}</p>
          <Button onClick={reload}>{t('app.try-again')}</Button>
        </Callout>
      )}
      {loaded.kind === 'loaded' && loaded.value.length === 0 && (
        <p className={styles.quiet}>{t('people.links.none')}</p>
      )}
      {loaded.kind === 'loaded' && (
        <ul>
          {loaded.value.map((held) => (
            <LinkRow
              key={held.link.id}
              held={held}
              roles={roles}
              now={now}
              onRole={(role) => setRole(held.link, role)}
              onWithdraw={() => withdraw(held.link)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
