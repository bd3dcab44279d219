import { withoutIds } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import type { Step } from './step.ts'

/**
 * Gathers steps that make sense only together: all in one list item; a block that goes here and comes there (a move);
 * a block whose words went into the next one, or came from it (split, joined).
 */
export function joinSteps(document: Node, steps: readonly Step[]): Step[][] {
  const groups = steps.map((_, index) => index)
  const find = (index: number): number => (groups[index] === index ? index : find(groups[index] as number))
  const join = (one: number, other: number): void => {
    groups[Math.max(find(one), find(other))] = Math.min(find(one), find(other))
  }
  steps.forEach((step, index) => {
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = steps[earlier] as Step
      if (isSameItem(document, step, other) || isMove(step, other) || sharesWords(step, other))
        join(earlier, index)
    }
  })
  const gathered = Map.groupBy(steps, (step) => find(steps.indexOf(step)))
  return [...gathered.values()].map(withOldIds)
}

const containerOf = ({ path }: Step): string => path.slice(0, -1).join()

function isSameItem(document: Node, one: Step, other: Step): boolean {
  return (
    containerOf(one) === containerOf(other) &&
    nodeAt(document, one.path.slice(0, -1)).type.name === 'listItem'
  )
}

const nodeAt = (document: Node, path: readonly number[]): Node =>
  path.reduce((node, index) => node.child(index), document)

const isMove = (one: Step, other: Step): boolean => moves(one, other) || moves(other, one)

/** A block leaves one place, alone or with what it stood in changed, and comes at the other. */
function moves(from: Step, to: Step): boolean {
  const [gone, come] = [idsIn(before(from)), idsIn(after(to))]
  for (const id of idsIn(after(from))) gone.delete(id)
  for (const id of idsIn(before(to))) come.delete(id)
  if (!gone.isDisjointFrom(come)) return true
  if (from.kind !== 'remove' || from.old.textContent.length === 0) return false
  const words = withoutIds(from.old)
  return after(to).some((node) => withoutIds(node) === words)
}

const before = (step: Step): readonly Node[] => (step.kind === 'insert' ? [] : [step.old])

const after = (step: Step): readonly Node[] =>
  step.kind === 'insert' ? step.nodes : step.kind === 'remove' ? [] : [step.next]

function idsIn(nodes: readonly Node[]): Set<string> {
  const ids = new Set<string>()
  const take = (node: Node): void => {
    if (typeof node.attrs['id'] === 'string') ids.add(node.attrs['id'])
  }
  for (const node of nodes) {
    take(node)
    node.descendants(take)
  }
  return ids
}

/** Steps side by side of which one lost most of the words that the other got. */
function sharesWords(one: Step, other: Step): boolean {
  if (containerOf(one) !== containerOf(other)) return false
  if (Math.abs((one.path.at(-1) ?? 0) - (other.path.at(-1) ?? 0)) > 1) return false
  return flows(one, other) || flows(other, one)
}

function flows(from: Step, to: Step): boolean {
  // What goes and what comes side by side is told apart by the reader; only a changed block gives or takes words.
  if (from.kind !== 'replace' && to.kind !== 'replace') return false
  const [left, got] = [wordsOf(from).lost, wordsOf(to).found]
  if (got.length < 2 || left.length < 2) return false
  const pool = new Set(left)
  const shared = got.filter((word) => pool.has(word)).length
  return shared > 0.6 * Math.min(got.length, left.length)
}

function wordsOf(step: Step): { lost: string[]; found: string[] } {
  const old = step.kind === 'insert' ? [] : split([step.old])
  const next = step.kind === 'insert' ? split(step.nodes) : step.kind === 'remove' ? [] : split([step.next])
  const [had, has] = [new Set(old), new Set(next)]
  return { lost: old.filter((word) => !has.has(word)), found: next.filter((word) => !had.has(word)) }
}

const split = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => node.textContent.match(/[\p{L}\p{N}]+/gu) ?? [])

/** What moved without ids is still the block it was. */
function withOldIds(steps: Step[]): Step[] {
  const gone = steps.flatMap((step) => (step.kind === 'remove' ? [step.old] : []))
  return steps.map((step) => {
    if (step.kind !== 'insert') return step
    const nodes = step.nodes.map((node) =>
      node.attrs['id'] === null ? (gone.find((old) => withoutIds(old) === withoutIds(node)) ?? node) : node,
    )
    return { ...step, nodes }
  })
}
