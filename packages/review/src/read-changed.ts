import type { Node } from 'prosemirror-model'
import type { Change, Step } from './step.ts'

/** Longest text that is kept of a change: a card shows no more. */
const longestText = 2_000

/** The text of what a branch changes, before and after, cut off where it is long. */
export function readChanged({ changes }: { readonly changes: readonly Change[] }): {
  before: string
  after: string
} {
  const steps = changes.flatMap((change) => change.steps)
  return {
    before: say(steps.flatMap((step) => (step.kind === 'insert' ? [] : [step.old]))),
    after: say(steps.flatMap(comes)),
  }
}

function comes(step: Step): readonly Node[] {
  if (step.kind === 'remove') return []
  return step.kind === 'insert' ? step.nodes : [step.next]
}

const say = (nodes: readonly Node[]): string =>
  nodes.map(textOf).filter(Boolean).join('\n').slice(0, longestText)

const textOf = (node: Node): string =>
  node.isLeaf
    ? String(node.attrs['source'] ?? '')
    : node.textBetween(0, node.content.size, '\n', (leaf) => String(leaf.attrs['alt'] ?? ' '))
