import type { Severity } from '@stanza/schema'
import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ShownFinding } from './finder.ts'
import type { Findings } from './use-findings.ts'
import styles from './finding-card.module.css'

interface FindingsSheetProps {
  readonly findings: Findings
  readonly writable: boolean
  readonly mayIgnore: boolean
  readonly onGo: (finding: ShownFinding) => void
  readonly onClose: () => void
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** All findings, errors first; what was ignored at its place stands below, with who and why. */
export function FindingsSheet({ findings, writable, mayIgnore, onGo, onClose }: FindingsSheetProps) {
  const { open, ignored, fixSafe, unignore } = findings
  const safe = open.filter(({ fix }) => fix?.safe === true).length
  const groups = severities
    .map((severity) => ({ severity, list: open.filter((finding) => finding.severity === severity) }))
    .filter(({ list }) => list.length > 0)
  return (
    <Dialog
      title={t('findings.title')}
      place="side"
      onClose={onClose}
      actions={
        writable &&
        safe > 0 && (
          <Button look="primary" onClick={fixSafe}>
            {t('findings.fix-safe')} ({safe})
          </Button>
        )
      }
    >
      {open.length === 0 && <Callout tone="good">{t('findings.none')}</Callout>}
      <div className={styles.list}>
        {groups.map(({ severity, list }) => (
          <section key={severity} aria-labelledby={`findings-${severity}`}>
            <h3 id={`findings-${severity}`}>
              {t(`export.severity.${severity}`)} ({list.length})
            </h3>
            <ul>
              {list.map((finding) => (
                <li key={finding.id}>
                  <button type="button" className={styles.row} onClick={() => onGo(finding)}>
                    {finding.message}
                    {finding.block === null && (
                      <span className={styles.place}>{t('findings.in-matter')}</span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {ignored.length > 0 && (
          <section aria-labelledby="findings-ignored">
            <h3 id="findings-ignored">{t('findings.ignored.title')}</h3>
            <ul>
              {ignored.map(({ finding, decided }) => (
                <li key={decided.id} className={styles.ignored}>
                  <div>
                    {finding.message}
                    <span className={styles.place}>{whoAndWhy(decided)}</span>
                  </div>
                  {mayIgnore && (
                    <Button look="quiet" onClick={() => unignore(decided)}>
                      {t('findings.take-back')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {open.length > 0 && (
        <p className={styles.place}>{t('findings.walk', { keys: keyNames('F8', navigator.platform) })}</p>
      )}
    </Dialog>
  )
}

function whoAndWhy({ author, why }: Findings['ignored'][number]['decided']): string {
  const name = author.name ?? t('people.anonymous')
  return why === '' ? t('findings.ignored.by', { name }) : t('findings.ignored.by-why', { name, why })
}
