import { useState } from 'react'
import type { Suggestion } from '@stanza/review'
import type { Node } from '@tiptap/pm/model'
import type { Verb } from '../../api/suggestions.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { keyNames } from '../../ui/key-names.ts'
import { ChangeLines } from './change-lines.tsx'
import { inWords } from './changes.ts'
import { choose, noneChosen, stillOpen, type Chosen } from './chosen.ts'
import { DecidedList, Proposed } from './decided-list.tsx'
import { filterOpen, whoMade, type SectionsAt, type SuggestionFilter } from './filter-suggestions.ts'
import type { PlacedSuggestion } from './placed-suggestion.ts'
import { placeOfBlocks } from './places.ts'
import { Who, type SuggestionRights } from './suggestion-card.tsx'
import type { Decide } from './use-decisions.ts'
import styles from './suggestions.module.css'

interface SuggestionsSheetProps {
  readonly all: readonly Suggestion[]
  readonly placed: readonly PlacedSuggestion[]
  readonly filter: SuggestionFilter
  readonly onFilter: (filter: SuggestionFilter) => void
  /** Sections and groups of the text, for the filter. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly sectionsAt: SectionsAt
  readonly document: Node
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
  readonly rights: SuggestionRights
  readonly shown: boolean
  readonly onShown: (shown: boolean) => void
  readonly decide: Decide
  readonly onGo: (suggestion: string) => void
  readonly onClose: () => void
}

/** All suggestions: what is wanted of them, many decided at once, and what was decided with the way back. */
export function SuggestionsSheet(props: SuggestionsSheetProps) {
  const { all, placed, filter, onFilter, sections, sectionsAt, chosen, onChosen, rights, decide } = props
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const wanted = filterOpen(placed, filter, sectionsAt)
  const listed = wanted.filter(({ range }) => range !== null)
  const idle = wanted.filter(({ range }) => range === null)
  const ids = listed.map(({ suggestion }) => suggestion.id)
  const picked = stillOpen(chosen, new Set(ids))
  const among = picked.length > 0 ? picked : ids
  const act = (verb: Verb, which: readonly string[]): void => {
    setBusy(true)
    void decide(verb, which).then((said) => {
      setBusy(false)
      setRefusal(said)
      if (said === null && verb !== 'undo') onChosen(noneChosen)
    })
  }
  const keys = (names: string): string => keyNames(names, navigator.platform)
  const actions = filter.state === 'open' && rights.mayDecide && listed.length > 0 && (
    <>
      <Button busy={busy} onClick={() => act('reject', among)}>
        {picked.length > 0
          ? t('suggestions.reject.count', { count: picked.length })
          : t('suggestions.reject.shown', { count: ids.length })}
      </Button>
      <Button look="primary" icon="check" busy={busy} onClick={() => act('accept', among)}>
        {picked.length > 0
          ? t('suggestions.accept.count', { count: picked.length })
          : t('suggestions.accept.shown', { count: ids.length })}
      </Button>
    </>
  )
  return (
    <Dialog title={t('suggestions.list.title')} place="side" onClose={props.onClose} actions={actions}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={props.shown}
          onChange={({ target }) => props.onShown(target.checked)}
        />
        {t('suggestions.shown')}
      </label>
      <div className={styles.filters}>
        <SelectField
          label={t('suggestions.filter.state')}
          value={filter.state}
          onChange={({ target }) =>
            onFilter({ ...filter, state: target.value === 'decided' ? 'decided' : 'open' })
          }
        >
          <option value="open">{t('suggestions.filter.open')}</option>
          <option value="decided">{t('suggestions.filter.decided')}</option>
        </SelectField>
        <SelectField
          label={t('suggestions.filter.person')}
          value={filter.person ?? ''}
          onChange={({ target }) => onFilter({ ...filter, person: target.value || null })}
        >
          <option value="">{t('suggestions.filter.everyone')}</option>
          {whoMade(all).map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? t('people.anonymous')}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('suggestions.filter.section')}
          value={filter.section ?? ''}
          onChange={({ target }) => onFilter({ ...filter, section: target.value || null })}
        >
          <option value="">{t('suggestions.filter.everywhere')}</option>
          {sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {filter.state === 'decided' ? (
        <DecidedList
          suggestions={all}
          filter={filter}
          isIn={(one, section) => {
            const place = placeOfBlocks(one, props.document)
            return place !== null && sectionsAt(place).includes(section)
          }}
          rights={rights}
          busy={busy}
          onUndo={(some) => act('undo', some)}
        />
      ) : (
        <>
          {wanted.length === 0 && <p className={styles.none}>{t('suggestions.none')}</p>}
          {rights.mayDecide && listed.length > 1 && (
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={picked.length === ids.length}
                onChange={({ target }) =>
                  onChosen(target.checked ? { ids: new Set(ids), last: null } : noneChosen)
                }
              />
              {t('suggestions.choose.all', { count: ids.length })}
            </label>
          )}
          <ul className={styles.rows}>
            {listed.map((one) => (
              <Row
                key={one.suggestion.id}
                one={one}
                mayDecide={rights.mayDecide}
                isChosen={chosen.ids.has(one.suggestion.id)}
                onChoose={(shift) => onChosen(choose(chosen, one.suggestion.id, { listed: ids, shift }))}
                onGo={() => props.onGo(one.suggestion.id)}
              />
            ))}
          </ul>
          {idle.length > 0 && (
            <section aria-labelledby="suggestions-idle" className={styles.idle}>
              <h3 id="suggestions-idle">{t('suggestions.idle')}</h3>
              <p className={styles.quiet}>{t('suggestions.idle.text')}</p>
              <ul className={styles.rows}>
                {idle.map(({ suggestion }) => (
                  <li key={suggestion.id} className={styles.step}>
                    <Who suggestion={suggestion} />
                    <Proposed suggestion={suggestion} />
                  </li>
                ))}
              </ul>
              {rights.mayDecide && (
                <Button
                  busy={busy}
                  onClick={() =>
                    act(
                      'clear',
                      idle.map(({ suggestion }) => suggestion.id),
                    )
                  }
                >
                  {t('suggestions.idle.clear', { count: idle.length })}
                </Button>
              )}
            </section>
          )}
          <p className={styles.none}>
            {t('suggestions.walk', {
              next: keys('F2'),
              accept: keys('Alt-Enter'),
              reject: keys('Alt-Shift-Enter'),
            })}
          </p>
        </>
      )}
    </Dialog>
  )
}

interface RowProps {
  readonly one: PlacedSuggestion
  readonly mayDecide: boolean
  readonly isChosen: boolean
  readonly onChoose: (shift: boolean) => void
  readonly onGo: () => void
}

function Row({ one: { suggestion, changes }, mayDecide, isChosen, onChoose, onGo }: RowProps) {
  const name = suggestion.author.name ?? t('people.anonymous')
  return (
    <li className={styles.listed} data-chosen={isChosen || undefined}>
      {mayDecide && (
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t('suggestions.choose.of', { name, words: inWords(changes) })}
          onChange={({ nativeEvent }) => onChoose('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
        />
      )}
      <div className={styles.row}>
        <button type="button" onClick={onGo}>
          <Who suggestion={suggestion} />
        </button>
        <ChangeLines changes={changes} most={2} />
      </div>
    </li>
  )
}
