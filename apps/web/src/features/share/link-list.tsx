import { useState } from 'react'
import type { Link } from '@stanza/schema/api'
import { dayInWords, namesInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { workingLinks } from './working-links.ts'
import styles from './share.module.css'

/** The links that still let somebody in, with who came by them. */
export function LinkList({ links, onRevoke }: { links: readonly Link[]; onRevoke: (id: string) => void }) {
  const [now] = useState(() => new Date().toISOString())
  const working = workingLinks(links, now)
  if (working.length === 0) return <p className={styles.quiet}>{t('share.none')}</p>
  return (
    <ul className={styles.list}>
      {working.map((link) => (
        <li key={link.id}>
          <div>
            <p>
              <strong>{t(`role.${link.role}`)}</strong>
              {link.note && ` · ${link.note}`}
              {link.issue === null && ` · ${t('share.scope.all')}`}
            </p>
            <p className={styles.quiet}>
              {link.people.length > 0
                ? t('share.people', { names: namesInWords(link.people) })
                : t('share.unused')}
              {link.expires && ` · ${t('share.until', { date: dayInWords(link.expires.slice(0, 10)) })}`}
            </p>
          </div>
          <Button
            aria-label={t('share.revoke.name', { what: link.note || t(`role.${link.role}`) })}
            onClick={() => onRevoke(link.id)}
          >
            {t('share.revoke')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
