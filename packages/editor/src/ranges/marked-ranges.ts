import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isFromShared } from '../collaboration/origin.ts'
import type { EditorSetup } from '../setup.ts'
import { blocksById, carryRange, type Range } from './carry-range.ts'

/** A stretch of the text that something outside of it speaks of: a finding, a thread, a suggestion. */
export interface MarkedRange extends Range {
  /** Unique in the page; a click on the range names it. */
  readonly id: string
  /** Class of what is drawn over the text; '' draws nothing and only follows the place. */
  readonly class: string
}

interface RangesState {
  readonly layers: ReadonlyMap<string, readonly MarkedRange[]>
  readonly active: string | null
  readonly drawn: DecorationSet
}

type Change =
  | { readonly layer: string; readonly ranges: readonly MarkedRange[] }
  | { readonly active: string | null }

const key = new PluginKey<RangesState>('markedRanges')
const none: RangesState = { layers: new Map(), active: null, drawn: DecorationSet.empty }

/**
 * Puts ranges over the text in place of those the layer had; each feature has a layer of its own. Nothing of the document
 * changes. They follow the text; words that are deleted take their range with them until the layer is set again.
 */
export function markRanges({ view, state }: Editor, layer: string, ranges: readonly MarkedRange[]): void {
  if (view.isDestroyed) return
  view.dispatch(state.tr.setMeta(key, { layer, ranges } satisfies Change).setMeta('addToHistory', false))
}

/** Draws one range as the active one (class `range-active`), or with null none. */
export function activateRange({ view, state }: Editor, active: string | null): void {
  if (view.isDestroyed || activeRange(state) === active) return
  view.dispatch(state.tr.setMeta(key, { active } satisfies Change).setMeta('addToHistory', false))
}

/** Id of the range drawn as the active one. */
export const activeRange = (state: EditorState): string | null => (key.getState(state) ?? none).active

/** Where a range is now; null where its words are gone or there is none of that id. */
export function rangeOf(state: EditorState, id: string): Range | null {
  for (const ranges of (key.getState(state) ?? none).layers.values()) {
    const range = ranges.find((one) => one.id === id)
    if (range) return range
  }
  return null
}

/** Ids of the ranges that hold a position, the shortest first. */
export function rangesAt(state: EditorState, position: number): readonly string[] {
  return [...(key.getState(state) ?? none).layers.values()]
    .flat()
    .filter((range) => range.class !== '' && range.from <= position && position <= range.to)
    .toSorted((one, other) => one.to - one.from - (other.to - other.from))
    .map(({ id }) => id)
}

/** Draws ranges from outside and tells a click on them by `onPressRange`; the click moves the caret as any other. */
export const markedRanges = ({ callbacks }: Pick<EditorSetup, 'callbacks'>): Extension =>
  Extension.create({
    name: 'markedRanges',
    addProseMirrorPlugins: () => [
      new Plugin<RangesState>({
        key,
        state: {
          init: () => none,
          apply: (transaction, value, before) => follow(transaction, value, before.doc),
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleClick(view, position, { target }) {
            const ids = [...new Set([...namedBy(target), ...rangesAt(view.state, position)])]
            if (ids.length > 0) callbacks?.onPressRange?.(ids)
            return false
          },
        },
      }),
    ],
  })

/** What is drawn over the text tells its range itself: it may stand where the text has no position. */
const namedBy = (target: EventTarget | null): readonly string[] => {
  const named = target instanceof Element ? target.closest('[data-range]')?.getAttribute('data-range') : null
  return named ? [named] : []
}

function follow(transaction: Transaction, value: RangesState, before: Node): RangesState {
  const change = transaction.getMeta(key) as Change | undefined
  let { layers, active } = value
  if (transaction.docChanged && layers.size > 0) layers = moveLayers(layers, transaction, before)
  if (change !== undefined && 'layer' in change) layers = new Map([...layers, [change.layer, change.ranges]])
  if (change !== undefined && 'active' in change) active = change.active
  if (change === undefined && !transaction.docChanged) return value
  // A change made here moves what is drawn; anything else is drawn anew.
  const drawn =
    change === undefined && !isFromShared(transaction)
      ? value.drawn.map(transaction.mapping, transaction.doc)
      : draw(transaction.doc, layers, active)
  return { layers, active, drawn }
}

function moveLayers(
  layers: RangesState['layers'],
  transaction: Transaction,
  before: Node,
): RangesState['layers'] {
  if (isFromShared(transaction)) {
    const [blocks, blocksNow] = [blocksById(before), blocksById(transaction.doc)]
    return eachRange(layers, (range) => carryRange(range, before, blocks, blocksNow))
  }
  return eachRange(layers, ({ from, to }) => {
    const next = { from: transaction.mapping.map(from, 1), to: transaction.mapping.map(to, -1) }
    return next.from < next.to || from === to ? { from: next.from, to: Math.max(next.from, next.to) } : null
  })
}

const eachRange = (
  layers: RangesState['layers'],
  move: (range: MarkedRange) => Range | null,
): RangesState['layers'] =>
  new Map(
    [...layers].map(([layer, ranges]) => [
      layer,
      ranges.flatMap((range) => {
        const next = move(range)
        return next === null ? [] : [{ ...range, ...next }]
      }),
    ]),
  )

const draw = (document: Node, layers: RangesState['layers'], active: string | null): DecorationSet =>
  DecorationSet.create(
    document,
    [...layers.values()].flat().flatMap((range) => decorationOf(document, range, active)),
  )

function decorationOf(document: Node, range: MarkedRange, active: string | null): Decoration[] {
  if (range.class === '' || range.from < 0 || range.to > document.content.size || range.from >= range.to)
    return []
  const attributes = {
    class: range.id === active ? `${range.class} range-active` : range.class,
    'data-range': range.id,
  }
  const node = document.nodeAt(range.from)
  return node !== null && !node.isInline
    ? [Decoration.node(range.from, range.from + node.nodeSize, attributes)]
    : [Decoration.inline(range.from, range.to, attributes)]
}
