import { useState } from 'react'
import type { PersonHere, Role } from '@stanza/schema/api'
import { agoInWords, dayInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import type { HeldLink } from './held-links.ts'
import styles from './people.module.css'
import { nameOfLink } from './use-links.ts'

interface LinkRowProps {
  readonly held: HeldLink
  /** Roles that this person may give. */
  readonly roles: readonly Role[]
  readonly now: number
  readonly onRole: (role: Role) => void
  readonly onWithdraw: () => void
}

/** One link: what it allows, who came by it and when they were here. */
export function LinkRow({ held: { link, holders }, roles, now, onRole, onWithdraw }: LinkRowProps) {
  const [asking, setAsking] = useState(false)
  const what = nameOfLink(link)
  const mayChange = roles.includes(link.role)
  return (
    <li className={styles.link}>
      <div className={styles.head}>
        <p>
          <strong>{what}</strong>
          {link.issue === null && ` · ${t('share.scope.all')}`}
          {link.expires && ` · ${t('share.until', { date: dayInWords(link.expires.slice(0, 10)) })}`}
        </p>
        {mayChange ? (
          <select
            aria-label={t('people.link.may', { what })}
            value={link.role}
            onChange={(event) => onRole(event.target.value as Role)}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`role.${role}`)}
              </option>
            ))}
          </select>
        ) : (
          <span>{t(`role.${link.role}`)}</span>
        )}
      </div>
      <p className={`${styles.quiet} ${styles.does}`}>
        {t(`role.${link.role}.does`)}.{!mayChange && ` ${t('people.link.stronger')}`}
      </p>
      {holders.length === 0 ? (
        <p className={styles.quiet}>
          {t('people.link.unused')} · {t('people.link.made', { when: agoInWords(link.created, now) })}
        </p>
      ) : (
        <ul className={styles.holders}>
          {holders.map((person) => (
            <li key={person.id}>
              <span>{person.name ?? t('people.link.nameless')}</span>
              <span className={styles.quiet}>{whenHere(person, now)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayChange && !asking && (
        <Button look="quiet" aria-label={t('people.withdraw.name', { what })} onClick={() => setAsking(true)}>
          {t('people.withdraw')}
        </Button>
      )}
      {asking && (
        <div className={styles.ask} role="group" aria-label={t('people.withdraw.name', { what })}>
          <p>{t('people.withdraw.ask')}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the button just pressed. */}
          <Button autoFocus onClick={() => setAsking(false)}>
            {t('people.withdraw.keep')}
          </Button>
          <Button look="primary" onClick={onWithdraw}>
            {t('people.withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

function whenHere({ here, seen }: PersonHere, now: number): string {
  if (here) return t('people.person.here')
  return seen === null ? '' : t('people.person.seen', { when: agoInWords(seen, now) })
}
