import { patchElement, writeNodes } from '@stanza/schema'
import * as Y from 'yjs'
import type { Path, Step } from './step.ts'

/** Finds the element that stood at a path of the document before. */
export type Finder = (path: Path) => Y.XmlFragment | undefined

/** By the places as they are now. */
export const findNow =
  (fragment: Y.XmlFragment): Finder =>
  (path) =>
    path.reduce<Y.XmlFragment | undefined>(
      (parent, index) => parent?.get(index) as Y.XmlElement | undefined,
      fragment,
    )

const containers = new Set(['bulletList', 'orderedList', 'listItem'])

/** By the places as they are at the time of this call, whatever is changed later. */
export function findThen(fragment: Y.XmlFragment): Finder {
  const found = new Map<string, Y.XmlFragment>()
  const note = (parent: Y.XmlFragment, path: Path): void => {
    found.set(path.join(), parent)
    if (path.length > 0 && !containers.has((parent as Y.XmlElement).nodeName)) return
    parent.toArray().forEach((child, index) => {
      if (child instanceof Y.XmlElement) note(child, [...path, index])
    })
  }
  note(fragment, [])
  return (path) => found.get(path.join())
}

/** Does the steps of one change. All places are found before the first step is taken: it would move the next. */
export function takeSteps(find: Finder, steps: readonly Step[]): void {
  const placed = steps.map((step) => ({
    step,
    parent: find(step.path.slice(0, -1)),
    element: find(step.path) as Y.XmlElement | undefined,
  }))
  for (const { step, parent, element } of placed) {
    if (parent === undefined) throw new RangeError('a step has no place in this document')
    takeStep(step, parent, element)
  }
}

function takeStep(step: Step, parent: Y.XmlFragment, element: Y.XmlElement | undefined): void {
  const index = element === undefined ? parent.length : parent.toArray().indexOf(element)
  if (step.kind === 'insert') {
    parent.insert(index < 0 ? parent.length : index, writeNodes(step.nodes))
    return
  }
  if (element === undefined || index < 0) throw new RangeError('a step has no place in this document')
  if (step.kind === 'remove') parent.delete(index, 1)
  else if (step.kind === 'attributes') setAttributes(element, step)
  else if (step.old.type === step.next.type) patchElement(element, step.next)
  else {
    // Another kind of block is another element, in the same place and with the same name.
    const id: unknown = step.next.attrs['id'] ?? step.old.attrs['id']
    const next = step.next.type.create({ ...step.next.attrs, id }, step.next.content)
    parent.insert(index + 1, writeNodes([next]))
    parent.delete(index, 1)
  }
}

function setAttributes(element: Y.XmlElement, { old, next }: Extract<Step, { kind: 'attributes' }>): void {
  for (const [key, value] of Object.entries(next.attrs)) {
    if (key === 'id' || JSON.stringify(old.attrs[key]) === JSON.stringify(value)) continue
    if (value === null) element.removeAttribute(key)
    else element.setAttribute(key, value as string)
  }
}

/** What a change touches: blocks it changes, and places between which it puts something. Paths are those it was made for. */
export function keysOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const isNew = step.kind === 'insert' || (step.kind === 'replace' && step.old.type !== step.next.type)
    const place = `in ${step.path.slice(0, -1).join()}`
    return step.kind === 'remove' || isNew ? [place] : [`at ${step.path.join()}`]
  })
}
