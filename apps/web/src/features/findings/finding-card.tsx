import { useState, type FormEvent } from 'react'
import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import { Button } from '../../ui/button.tsx'
import type { ShownFinding } from './finder.ts'
import { fixWords } from './fix-words.ts'
import styles from './finding-card.module.css'

interface FindingCardProps {
  readonly finding: ShownFinding
  readonly active: boolean
  readonly writable: boolean
  readonly mayIgnore: boolean
  /** How many of its kind have a fix, this one with them. */
  readonly sameKind: number
  readonly onFix: () => void
  readonly onFixKind: () => void
  readonly onIgnore: (why: string) => void
}

/** One finding: what is wrong for the reader; when it is the active card, what can be done about it and why it matters. */
export function FindingCard(props: FindingCardProps) {
  const { finding, active, writable, mayIgnore, sameKind, onFix, onFixKind, onIgnore } = props
  const [opened, setOpened] = useState<'why' | 'ignore' | null>(null)
  const shown = active ? opened : null
  return (
    <div className={styles.card} data-severity={finding.severity} data-active={active || undefined}>
      <p className={styles.kind}>{t(`export.severity.${finding.severity}`)}</p>
      <p className={styles.message}>{finding.message}</p>
      {active && (
        <div className={styles.acts}>
          {writable && finding.fix && (
            <Button look="primary" aria-keyshortcuts="Alt+Enter" onClick={onFix}>
              {fixWords(finding)} <kbd>{keyNames('Alt-Enter', navigator.platform)}</kbd>
            </Button>
          )}
          {writable && sameKind > 1 && (
            <Button onClick={onFixKind}>{t('findings.fix-kind', { count: sameKind })}</Button>
          )}
          {mayIgnore && (
            <Button
              look="quiet"
              aria-expanded={shown === 'ignore'}
              onClick={() => setOpened(shown === 'ignore' ? null : 'ignore')}
            >
              {t('findings.ignore')}
            </Button>
          )}
          <Button
            look="quiet"
            aria-expanded={shown === 'why'}
            onClick={() => setOpened(shown === 'why' ? null : 'why')}
          >
            {t('findings.explain')}
          </Button>
        </div>
      )}
      {shown === 'why' && (
        <p className={styles.why}>
          {finding.explain} <code>{finding.rule}</code>
        </p>
      )}
      {shown === 'ignore' && <IgnoreForm onIgnore={onIgnore} onCancel={() => setOpened(null)} />}
    </div>
  )
}

function IgnoreForm({ onIgnore, onCancel }: { onIgnore: (why: string) => void; onCancel: () => void }) {
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onIgnore(why)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label>
        {t('findings.ignore.why')}
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the button just pressed.
          autoFocus
          value={why}
          maxLength={300}
          onChange={(event) => setWhy(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            onCancel()
          }}
        />
      </label>
      <Button type="submit">{t('findings.ignore')}</Button>
    </form>
  )
}
