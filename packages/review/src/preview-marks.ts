import { commonSubsequence, withoutIds } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import type { Index, Placed } from './index-blocks.ts'
import { splitWords } from './split-words.ts'
import type { Behind } from './stands-behind.ts'
import { idOf, type Step } from './step.ts'

/** One thing that a suggestion would change, at positions of the document as it is. */
export interface PreviewMark {
  readonly suggestion: string
  /** Id of the block or item it is in or at. */
  readonly block: string | null
  readonly kind: 'insert' | 'delete' | 'format' | 'attribute'
  /** Equal for an insertion. */
  readonly from: number
  readonly to: number
  /** What comes or goes, as plain text; for `format`, which marks come and go: `+bold`, `-link`. */
  readonly text: string
  /** What comes, as nodes: text of a block, or whole blocks and items. */
  readonly nodes?: readonly Node[]
  /** On a whole block that goes here and comes there unchanged, at both its places: to which side it goes. */
  readonly moves?: 'up' | 'down' | undefined
  readonly attribute?: { readonly name: string; readonly before: unknown; readonly after: unknown }
}

type Mark = Omit<PreviewMark, 'suggestion'>

/**
 * What steps would do now: found again from the blocks' ids, so that it holds whatever was written since. Empty when
 * nothing is left of them to do.
 */
export function marksOf(suggestion: string, steps: readonly Step[], sides: Sides): PreviewMark[] {
  const coming = new Set(steps.flatMap((step) => (step.kind === 'insert' ? [...idsOf(step.nodes)] : [])))
  const marks = steps.flatMap((step) => marksOfStep(step, sides, coming))
  return withMoves(marks, sides.main).map((mark) => ({ suggestion, ...mark }))
}

/** Tells blocks that go at one place and come at another as what they are. One that changes on its way is told as both. */
function withMoves(marks: readonly Mark[], main: Index): readonly Mark[] {
  const came = new Map(
    marks.flatMap((mark) => (mark.nodes?.[0]?.isBlock ? [[idOf(core(mark.nodes[0])), mark]] : [])),
  )
  if (came.size === 0) return marks
  const moves = new Map<Mark, 'up' | 'down'>()
  for (const mark of marks) {
    const old = mark.kind === 'delete' ? main.placed(mark.block ?? '') : undefined
    if (old?.at !== mark.from) continue
    const block = core(old.node)
    const there = idOf(block) === null ? undefined : came.get(idOf(block))
    const next = there?.nodes?.[0]
    if (there === undefined || next === undefined || withoutIds(block) !== withoutIds(core(next))) continue
    const to = there.from < mark.from ? 'up' : 'down'
    moves.set(mark, to).set(there, to)
  }
  return marks.map((mark) => (moves.has(mark) ? { ...mark, moves: moves.get(mark) } : mark))
}

/** The item alone where it has a list to itself: it left one, or there was none at its new place. */
const core = (node: Node): Node =>
  (node.type.name === 'bulletList' || node.type.name === 'orderedList') && node.childCount === 1
    ? node.child(0)
    : node

interface Sides {
  readonly main: Index
  /** With the change done, and what others wrote in it kept. */
  readonly after: Index
  /** Where `after` has changes of others as well: what stands in front of a new block. */
  readonly behind: Behind
}

function marksOfStep(step: Step, sides: Sides, coming: ReadonlySet<string>): readonly Mark[] {
  const { main, after } = sides
  if (step.kind === 'insert') {
    const ids = new Set(step.nodes.map(idOf))
    return step.nodes.flatMap((node) => {
      const there = after.placed(idOf(node) ?? '')
      // Its place is behind what stands in front of it and is not new itself.
      return there === undefined ? [] : come(there, sides, ids)
    })
  }
  const id = idOf(step.old)
  const [old, now] = [main.placed(id ?? ''), after.placed(id ?? '')]
  if (old === undefined) return []
  if (step.kind === 'remove') {
    // A block that moved is there still, elsewhere; where it was, it goes. Of one that is there still, others' words stay.
    if (now === undefined || (coming.has(id ?? '') && isElsewhere(old, now))) return [gone(old)]
    return compareNodes(old, now.node)
  }
  if (now === undefined) return [gone(old)]
  if (step.kind === 'attributes') return attributesOf(old, now.node)
  return compareAgain(step, old, now.node)
}

interface Compared {
  readonly old: Node
  readonly next: Node
  readonly at: number
  readonly marks: readonly Mark[]
}

/** Comparing words is what costs, and a keystroke changes one block: the others only move. */
const compared = new WeakMap<Step, Compared>()

function compareAgain(step: Step, old: Placed, next: Node): readonly Mark[] {
  const known = compared.get(step)
  if (known?.old !== old.node || known.next !== next) {
    const marks = compareNodes(old, next)
    compared.set(step, { old: old.node, next, at: old.at, marks })
    return marks
  }
  const by = old.at - known.at
  if (by === 0) return known.marks
  return known.marks.map((mark) => ({ ...mark, from: mark.from + by, to: mark.to + by }))
}

const isElsewhere = (old: Placed, now: Placed): boolean =>
  idOf(old.parent) !== idOf(now.parent) || before(old) !== before(now)
const before = ({ parent, index }: Placed): string | null =>
  index === 0 ? null : idOf(parent.child(index - 1))

const gone = ({ node, at }: Placed): Mark => ({
  block: idOf(node),
  kind: 'delete',
  from: at,
  to: at + node.nodeSize,
  text: textOf(node),
})

function idsOf(nodes: readonly Node[]): Set<string> {
  const ids = new Set<string>()
  const add = (node: Node): void => {
    const id = idOf(node)
    if (id !== null) ids.add(id)
  }
  for (const node of nodes) {
    add(node)
    node.descendants(add)
  }
  return ids
}

function come(
  { node, parent, index }: Placed,
  { main, behind }: Sides,
  isNew: ReadonlySet<string | null>,
): Mark[] {
  const mark = (at: number): Mark[] => [
    { block: idOf(node), kind: 'insert', from: at, to: at, text: textOf(node), nodes: [node] },
  ]
  const exact = behind(idOf(node) ?? '')
  const earlier =
    exact === undefined ? parent.content.content.slice(0, index).map(idOf) : exact === null ? [] : [exact]
  for (const id of earlier.toReversed()) {
    const there = id === null || (exact === undefined && isNew.has(id)) ? undefined : main.placed(id)
    if (there !== undefined) return mark(there.at + there.node.nodeSize)
  }
  if (parent.type.name === 'doc') return mark(0)
  const container = main.placed(idOf(parent) ?? '')
  return container === undefined ? [] : mark(container.at + 1)
}

const textOf = (node: Node): string =>
  node.isLeaf
    ? String(node.attrs['source'] ?? node.attrs['alt'] ?? '')
    : node.textBetween(0, node.content.size, '\n', (leaf) => String(leaf.attrs['alt'] ?? ' '))

function compareNodes(old: Placed, next: Node): Mark[] {
  const { node, at } = old
  if (withoutIds(node) === withoutIds(next)) return []
  if (node.type !== next.type) {
    const end = at + node.nodeSize
    const comes = {
      block: idOf(node),
      kind: 'insert',
      from: end,
      to: end,
      text: textOf(next),
      nodes: [next],
    } as const
    return [gone(old), comes]
  }
  const changed = attributesOf(old, next)
  if (node.isTextblock) return [...changed, ...compareText(node, next, at + 1)]
  if (node.childCount !== next.childCount) return [...changed, ...compareChildren(old, next)]
  let place = at + 1
  return changed.concat(
    node.content.content.flatMap((child, index) => {
      const placed = { node: child, at: place, parent: node, index }
      place += child.nodeSize
      return compareNodes(placed, next.child(index))
    }),
  )
}

/** Rows of a table, paragraphs of a quotation: whole ones come and go. */
function compareChildren({ node, at }: Placed, next: Node): Mark[] {
  const [old, now] = [node.content.content, next.content.content]
  const same = commonSubsequence(old.map(withoutIds), now.map(withoutIds))
  const marks: Mark[] = []
  let [i, j, place] = [0, 0, at + 1]
  for (const [a, b] of [...same, [old.length, now.length] as const]) {
    for (; i < a; i += 1) {
      const child = old[i] as Node
      marks.push({ ...gone({ node: child, at: place, parent: node, index: i }), block: idOf(node) })
      place += child.nodeSize
    }
    for (; j < b; j += 1) {
      const nodes = [now[j] as Node]
      marks.push({
        block: idOf(node),
        kind: 'insert',
        from: place,
        to: place,
        text: textOf(nodes[0] as Node),
        nodes,
      })
    }
    place += old[a]?.nodeSize ?? 0
    i = a + 1
    j = b + 1
  }
  return marks
}

function attributesOf({ node, at }: Placed, next: Node): Mark[] {
  return Object.entries(next.attrs)
    .filter(([name, value]) => name !== 'id' && JSON.stringify(node.attrs[name]) !== JSON.stringify(value))
    .map(([name, after]) => ({
      block: idOf(node),
      kind: 'attribute',
      from: at,
      to: at + node.nodeSize,
      text: `${name}: ${String(after)}`,
      attribute: { name, before: node.attrs[name] as unknown, after: after as unknown },
    }))
}

interface Piece {
  readonly key: string
  readonly node: Node
}

/** Words, white space and single signs of a textblock, each with its marks; a picture or a break is one piece. */
function piecesOf(block: Node): Piece[] {
  return block.content.content.flatMap((node) => {
    if (!node.isText) return [{ key: `leaf ${withoutIds(node)}`, node }]
    return splitWords(node.text ?? '').map((word) => ({
      key: word,
      node: node.type.schema.text(word, node.marks),
    }))
  })
}

function compareText(old: Node, next: Node, start: number): Mark[] {
  const [a, b] = [piecesOf(old), piecesOf(next)]
  const same = commonSubsequence(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
  )
  const marks: Mark[] = []
  const block = idOf(old)
  let [i, j, at] = [0, 0, start]
  for (const [x, y] of [...same, [a.length, b.length] as const]) {
    const [went, came] = [a.slice(i, x), b.slice(j, y)]
    const end = at + went.reduce((sum, { node }) => sum + node.nodeSize, 0)
    if (went.length > 0) marks.push({ block, kind: 'delete', from: at, to: end, text: wordsOf(went) })
    if (came.length > 0) {
      const nodes = came.map(({ node }) => node)
      marks.push({ block, kind: 'insert', from: end, to: end, text: wordsOf(came), nodes })
    }
    const [stays, becomes] = [a[x]?.node, b[y]?.node]
    at = end + (stays?.nodeSize ?? 0)
    if (stays !== undefined && becomes !== undefined) {
      const text = formatOf(stays, becomes)
      if (text !== '') addFormat(marks, { block, kind: 'format', from: end, to: at, text, nodes: [becomes] })
    }
    i = x + 1
    j = y + 1
  }
  return marks
}

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ node }) => (node.isText ? node.text : textOf(node))).join('')

/** `+bold -link`: the marks that come and go. */
function formatOf(old: Node, next: Node): string {
  const goes = old.marks.filter((mark) => !mark.isInSet(next.marks)).map(({ type }) => `-${type.name}`)
  const comes = next.marks.filter((mark) => !mark.isInSet(old.marks)).map(({ type }) => `+${type.name}`)
  return [...comes, ...goes].join(' ')
}

/** Words side by side that change in the same way are one. */
function addFormat(marks: Mark[], mark: Mark): void {
  const last = marks.at(-1)
  if (last?.kind === 'format' && last.to === mark.from && last.text === mark.text)
    marks[marks.length - 1] = { ...last, to: mark.to, nodes: [...(last.nodes ?? []), ...(mark.nodes ?? [])] }
  else marks.push(mark)
}
