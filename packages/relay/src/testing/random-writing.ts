import fc from 'fast-check'
import * as Y from 'yjs'

/** One thing that one of three people does to a shared document; numbers pick place and kind. */
export const step = fc.tuple(fc.nat(2), fc.nat(7), fc.nat(1_000), fc.string({ minLength: 1, maxLength: 5 }))
export type Step = [who: number, kind: number, at: number, words: string]

/** Does a step, in all kinds of content that the editor makes. */
function act(ydoc: Y.Doc, [, kind, at, words]: Step): void {
  const text = ydoc.getText('t')
  const xml = ydoc.getXmlFragment('content')
  const map = ydoc.getMap('matter')
  const place = at % (text.length + 1)
  if (kind === 0) text.insert(place, words)
  else if (kind === 1) text.delete(place, Math.min(3, text.length - place))
  else if (kind === 2)
    text.format(place, Math.min(4, text.length - place), { bold: at % 2 === 0 ? true : null })
  else if (kind === 3) map.set(words, { deep: [at, null, words, true, 1.5] })
  else if (kind === 4) xml.insert(at % (xml.length + 1), [new Y.XmlElement('paragraph')])
  else if (kind === 5 && xml.length > 0) xml.delete(at % xml.length, 1)
  else if (kind === 6 && xml.length > 0) writeInside(xml.get(at % xml.length), words)
  else map.delete(words)
}

function writeInside(element: Y.XmlElement | Y.XmlText | Y.XmlHook, words: string): void {
  if (!(element instanceof Y.XmlElement)) return
  element.setAttribute('id', words)
  element.insert(0, [new Y.XmlText(words)])
}

/** The updates that three people make who always have the newest text. */
export function updatesOf(steps: readonly Step[]): Uint8Array[] {
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const ydoc of people) {
    ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      updates.push(update)
      for (const other of people) if (other !== ydoc) Y.applyUpdate(other, update, 'other')
    })
  }
  for (const one of steps) people[one[0]]?.transact(() => act(people[one[0]] as Y.Doc, one))
  return updates
}
