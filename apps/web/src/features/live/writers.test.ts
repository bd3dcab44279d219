import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { writersOf } from './writers.ts'

it('names who wrote, from the clients whose clocks moved', () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  mine.getText('t').insert(0, 'a')
  theirs.getText('t').insert(0, 'b')
  const states = new Map([
    [mine.clientID, { user: { name: 'Mia' } }],
    [theirs.clientID, { user: { name: 'Ada' } }],
  ])
  let names: string[] = []
  mine.on('afterTransaction', (transaction) => {
    names = writersOf(transaction, states)
  })
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  expect(names).toEqual(['Ada'])
})
