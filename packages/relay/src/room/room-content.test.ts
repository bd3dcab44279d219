import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { settle } from '../content/settle.ts'
import { RoomContent } from './room-content.ts'

const ydoc = new Y.Doc()
ydoc.getText('t').insert(0, 'Once upon')
ydoc.getText('t').delete(0, 5)
const { state, outline } = settle([Y.encodeStateAsUpdate(ydoc)])
const stored = { epoch: 'e', head: 1, tail: [], owners: new Map<number, string>() }

it('[R29] reads no content of a snapshot with an outline, and that of one without', () => {
  const unreadable = Uint8Array.of(9, 9, 9)
  const content = new RoomContent({ ...stored, snapshot: { seq: 1, bytes: unreadable, outline } })
  expect(content.known.clockOf(ydoc.clientID)).toBe(9)
  expect(content.parts()).toEqual([unreadable])
  expect(
    () => new RoomContent({ ...stored, snapshot: { seq: 1, bytes: unreadable, outline: null } }),
  ).toThrow('cannot be read')
  const scanned = new RoomContent({ ...stored, snapshot: { seq: 1, bytes: state, outline: null } })
  expect(scanned.known.encode()).toEqual(content.known.encode())
})

it('[R11] sends only deletions to one who has all content of the snapshot', () => {
  const content = new RoomContent({ ...stored, snapshot: { seq: 1, bytes: state, outline } })
  const [deletes] = content.joinFrames(new Map([[ydoc.clientID, 9]]))
  const [whole] = content.joinFrames(new Map())
  expect(deletes?.length).toBeLessThan(whole?.length ?? 0)
})
