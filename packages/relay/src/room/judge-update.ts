import type { Limits } from '../limits.ts'
import { refusals, type Refusal } from '../refusal.ts'
import { rangesOf } from '../update/ranges.ts'
import { readUpdateShape, type UpdateShape } from '../update/update-shape.ts'
import type { RoomContent } from './room-content.ts'

export type Judgement =
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'apply'; readonly shape: UpdateShape }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }

/**
 * Decides about an update before anything is done with it (relay.md, mechanism 1).
 * @param refusal why the sender may not edit now, or null. It stands behind "nothing new": a reader's y-websocket answers
 * the server's question with an update too, one that holds nothing the server lacks.
 */
export function judgeUpdate(
  bytes: Uint8Array,
  author: string,
  refusal: Refusal | null,
  content: RoomContent,
  limits: Limits,
): Judgement {
  if (bytes.length > limits.updateBytes) return { kind: 'refuse', refusal: refusals['too-large'] }
  const shape = readUpdateShape(bytes, limits)
  if (shape === null) return { kind: 'refuse', refusal: refusals.invalid }
  const { known } = content
  if (known.has(shape)) return { kind: 'nothing-new' }
  if (refusal !== null) return { kind: 'refuse', refusal }
  const added = shape.runs.filter(({ client, to }) => to > known.clockOf(client))
  if (!added.every(({ client }) => content.mayUse(client, author)))
    return { kind: 'refuse', refusal: refusals['not-yours'] }
  if (!known.fits(shape)) return { kind: 'refuse', refusal: refusals.gap }
  if (isTooDeep(shape, content, limits)) return { kind: 'refuse', refusal: refusals['too-deep'] }
  if (content.nesting.overfills(shape, known, limits.blockLength))
    return { kind: 'refuse', refusal: refusals['block-too-long'] }
  const isTooLong = added.length > 0 && content.bytes + bytes.length > limits.documentBytes
  return isTooLong ? { kind: 'refuse', refusal: refusals['document-full'] } : { kind: 'apply', shape }
}

// What an update brings and deletes is seen by nobody, but Yjs still steps down into it once. Hundreds overflow no stack.
const deepestDeleted = 300

/**
 * Somebody who took out again what lay too deep still sends it where their editor can undo that, with its deletion: only
 * what stays is counted.
 */
function isTooDeep(shape: UpdateShape, { nesting }: RoomContent, limits: Limits): boolean {
  const deepest = nesting.deepestOf(shape)
  if (deepest <= limits.nesting || deepest > deepestDeleted) return deepest > limits.nesting
  const deleted = rangesOf(shape.deletes)
  const stays = (client: number, clock: number): boolean =>
    deleted.get(client)?.has(clock, clock + 1) !== true
  return nesting.deepestOf(shape, stays) > limits.nesting
}
