import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { activateRange, activeRange, rangeOf } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { FindingCard } from '../../features/findings/finding-card.tsx'
import type { ShownFinding } from '../../features/findings/finder.ts'
import type { Findings } from '../../features/findings/use-findings.ts'
import { t } from '../../messages/message.ts'
import { stepCard, type MarginCard } from '../../ui/margin/margin-card.ts'
import { useCardKeys } from '../../ui/margin/use-card-keys.ts'

interface EditionMarginSetup {
  readonly editor: Editor | null
  readonly findings: Findings
  /** Cards of other features. */
  readonly others: readonly MarginCard[]
  readonly writable: boolean
  readonly mayIgnore: boolean
}

/** What stands beside this text, and which of it is looked at. */
export interface EditionMargin {
  readonly cards: readonly MarginCard[]
  readonly activeId: string | null
  /** Marks a card and its words as the ones looked at; the page stays where it is. */
  readonly activate: (id: string | null) => void
  /** The same, and brings its words into sight with the caret in them. */
  readonly goTo: (id: string) => void
  /** Goes to the next or previous card of a kind. */
  readonly step: (kind: string, direction: 'next' | 'previous') => void
  readonly placeOf: (card: MarginCard) => { readonly from: number } | null
  /** The active finding; null while another card, or none, is active. */
  readonly finding: ShownFinding | null
}

export function useEditionMargin({
  editor,
  findings,
  others,
  writable,
  mayIgnore,
}: EditionMarginSetup): EditionMargin {
  const [activeId, setActiveId] = useState<string | null>(null)
  const newest = useRef(findings)
  useEffect(() => {
    newest.current = findings
  })
  const activate = useCallback(
    (id: string | null) => {
      setActiveId(id)
      if (editor) activateRange(editor, id)
    },
    [editor],
  )
  const { open } = findings
  const found = useMemo(() => {
    const fixable = new Map<string, number>()
    for (const { rule, fix } of open) if (fix) fixable.set(rule, (fixable.get(rule) ?? 0) + 1)
    return open.map((finding): MarginCard => ({
      id: finding.id,
      from: finding.from ?? 0,
      to: finding.to ?? 0,
      kind: 'finding',
      label: t('findings.card', {
        severity: t(`export.severity.${finding.severity}`),
        message: finding.message,
      }),
      render: ({ active }) => (
        <FindingCard
          finding={finding}
          active={active}
          writable={writable}
          mayIgnore={mayIgnore}
          sameKind={fixable.get(finding.rule) ?? 0}
          onFix={() => newest.current.fix(finding)}
          onFixKind={() => newest.current.fixKind(finding.rule)}
          onIgnore={(why) => {
            newest.current.ignore(finding, why)
            activate(null)
            editor?.view.focus()
          }}
        />
      ),
    }))
  }, [open, writable, mayIgnore, activate, editor])
  const cards = useMemo(() => [...found, ...others], [found, others])
  const placed = useMemo(() => new Set(open.filter(({ from }) => from !== null).map(({ id }) => id)), [open])
  const placeOf = useCallback(
    ({ id, from, kind }: MarginCard) => {
      const range = editor && rangeOf(editor.state, id)
      // A card that is being written in stays where its words were; what is about the front matter has none.
      return range ?? (placed.has(id) || kind.startsWith('thread') ? null : { from })
    },
    [editor, placed],
  )
  const goTo = useCallback(
    (id: string) => {
      activate(id)
      if (editor) reveal(editor, id)
    },
    [activate, editor],
  )
  const step = (kind: string, direction: 'next' | 'previous'): void => {
    const caret = editor?.state.selection.head ?? 0
    // The text has moved on since the cards were made.
    const ofKind = cards.flatMap((card) => {
      const place = card.kind === kind ? placeOf(card) : null
      return place ? [{ ...card, from: place.from }] : []
    })
    const next = stepCard(ofKind, { activeId, caret }, direction)
    if (next) goTo(next.id)
  }
  useCardKeys({ key: 'F8', onStep: (direction) => step('finding', direction) })
  useCardKeys({ key: 'F2', onStep: (direction) => step('suggestion', direction) })
  useCardKeys({ key: 'F9', onStep: (direction) => step('thread', direction) })
  useEffect(() => {
    if (!editor) return undefined
    // Going on with the text elsewhere leaves the card; a step of ours to its words does not.
    const leave = ({ transaction }: { transaction: Transaction }): void => {
      const active = activeRange(editor.state)
      const range = active === null ? null : rangeOf(editor.state, active)
      const { head } = editor.state.selection
      if (!range || !editor.isFocused || transaction.getMeta(toFinding) === true) return
      if (head < range.from || head > range.to) activate(null)
    }
    editor.on('selectionUpdate', leave)
    return () => void editor.off('selectionUpdate', leave)
  }, [editor, activate])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const shown = newest.current.open.find(({ id }) => id === activeId)
      if (!shown?.fix || document.querySelector('dialog[open]')) return
      event.preventDefault()
      event.stopPropagation()
      newest.current.fix(shown)
    }
    // Before the editor takes the key for a line break.
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [activeId])
  const finding = open.find(({ id }) => id === activeId) ?? null
  return { cards, activeId, activate, goTo, step, placeOf, finding }
}

/** Meta of a transaction that only goes to the words of a card. */
const toFinding = 'stanza:to-card'

/** Brings the words of a range into sight, without moving the page when they are; what has no place is in the front matter. */
function reveal({ view, state }: Editor, id: string): void {
  const range = rangeOf(state, id)
  if (!range) {
    document.querySelector<HTMLElement>('#matter textarea')?.focus()
    return
  }
  const at = TextSelection.near(state.doc.resolve(Math.min(range.from, state.doc.content.size)))
  view.dispatch(state.tr.setSelection(at).setMeta(toFinding, true))
  view.focus()
  const { top } = view.coordsAtPos(at.from)
  const [first, last] = [window.innerHeight * 0.2, window.innerHeight * 0.75]
  if (top < first || top > last) window.scrollBy({ top: top - window.innerHeight / 3 })
}
