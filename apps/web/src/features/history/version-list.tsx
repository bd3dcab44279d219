import type { Version } from '@stanza/schema/api'
import { momentInWords, namesInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './history.module.css'

/** All versions, newest first; each opens its comparison. */
export function VersionList({
  versions,
  onShow,
}: {
  versions: readonly Version[]
  onShow: (version: Version) => void
}) {
  if (versions.length === 0) return <p className={styles.quiet}>{t('history.none')}</p>
  return (
    <ul className={styles.versions}>
      {versions.map((version) => (
        <li key={version.id}>
          <button type="button" onClick={() => onShow(version)}>
            <span className={styles.words}>
              <strong>{version.name ?? momentInWords(version.at)}</strong>
              <small>
                {version.name === null ? t('history.automatic') : momentInWords(version.at)}
                {version.authors.length > 0 &&
                  ` · ${t('history.by', { names: namesInWords(version.authors) })}`}
              </small>
            </span>
            <Icon name="chevron" />
          </button>
        </li>
      ))}
    </ul>
  )
}
