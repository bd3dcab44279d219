import { useState } from 'react'
import type { Suggestion } from '@stanza/review'
import { agoInWords, momentInWords } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { changedPart, shortened } from './changes.ts'
import { decidedSteps, type DecidedStep, type SuggestionFilter } from './filter-suggestions.ts'
import type { SuggestionRights } from './suggestion-card.tsx'
import styles from './suggestions.module.css'

interface DecidedListProps {
  readonly suggestions: readonly Suggestion[]
  readonly filter: SuggestionFilter
  readonly isIn: (suggestion: Suggestion, section: string) => boolean
  readonly rights: SuggestionRights
  readonly busy: boolean
  readonly onUndo: (ids: readonly string[]) => void
}

/** What was decided, step by step, each with the way back. */
export function DecidedList({ suggestions, filter, isIn, rights, busy, onUndo }: DecidedListProps) {
  const [now] = useState(Date.now)
  const steps = decidedSteps(suggestions, filter, isIn)
  if (steps.length === 0) return <p className={styles.none}>{t('suggestions.none')}</p>
  return (
    <ul className={styles.rows}>
      {steps.map(({ key, by, at, state, suggestions: some }) => (
        <li key={key} className={styles.step}>
          <p className={styles.who}>
            <b>{stateWords(state, by.name ?? t('people.anonymous'))}</b>{' '}
            <time dateTime={at} title={momentInWords(at)}>
              {agoInWords(at, Math.max(now, Date.parse(at)))}
            </time>
          </p>
          <ul className={styles.changes}>
            {some.map((one) => (
              <li key={one.id}>
                <span className={styles.kind}>{one.author.name ?? t('people.anonymous')}</span>{' '}
                <Proposed suggestion={one} />
              </li>
            ))}
          </ul>
          {mayUndo(state, some, rights) && (
            <Button icon="undo" busy={busy} onClick={() => onUndo(some.map(({ id }) => id))}>
              {t('suggestions.undo.step', { count: some.length })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const mayUndo = (
  state: Suggestion['state'],
  some: readonly Suggestion[],
  rights: SuggestionRights,
): boolean =>
  rights.mayDecide || (state === 'withdrawn' && some.every(({ author }) => author.id === rights.self))

function stateWords(state: DecidedStep['state'], name: string): string {
  if (state === 'accepted') return t('suggestions.state.accepted', { name })
  if (state === 'rejected') return t('suggestions.state.rejected', { name })
  if (state === 'withdrawn') return t('suggestions.state.withdrawn', { name })
  return t('suggestions.state.obsolete', { name })
}

/** The words of a suggestion as they were proposed. */
export function Proposed({ suggestion: { before, after } }: { suggestion: Suggestion }) {
  const part = changedPart(before, after)
  return (
    <>
      {part.before !== '' && <del>{shortened(part.before)}</del>}{' '}
      {part.after !== '' && <ins>{shortened(part.after)}</ins>}
      {part.before === '' && part.after === '' && <q>{shortened(before)}</q>}
    </>
  )
}
