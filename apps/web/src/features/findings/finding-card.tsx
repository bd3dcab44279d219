import { useState, type FormEvent } from 'react'
import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import { Button } from '../../ui/button.tsx'
import type { ShownFinding } from './finder.ts'
import { fixWords } from './fix-words.ts'
import { Card, CardActs } from '../../ui/margin/card.tsx'
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

const tones = { error: 'danger', warning: 'warning', info: 'quiet' } as const

/** One finding: what is wrong for the reader; when it is the active card, what can be done about it and why it matters. */
export function FindingCard(props: FindingCardProps) {
  const { finding, active, writable, mayIgnore, sameKind, onFix, onFixKind, onIgnore } = props
  const [opened, setOpened] = useState<'why' | 'ignore' | null>(null)
  const shown = active ? opened : null
  return (
    <Card tone={tones[finding.severity]} active={active}>
      <p className={styles.kind} data-severity={finding.severity}>
        {t(`export.severity.${finding.severity}`)}
      </p>
      <p className={styles.message} data-active={active || undefined}>
        {finding.message}
      </p>
      {active && (
        <CardActs>
          {writable && finding.fix && (
            <Button
              look="primary"
              title={keyNames('Alt-Enter', navigator.platform)}
              aria-keyshortcuts="Alt+Enter"
              onClick={onFix}
            >
              {fixWords(finding)}
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
        </CardActs>
      )}
      {shown === 'why' && (
        <p className={styles.why}>
          {finding.explain} <code>{finding.rule}</code>
        </p>
      )}
      {shown === 'ignore' && <IgnoreForm onIgnore={onIgnore} onCancel={() => setOpened(null)} />}
    </Card>
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
