// @vitest-environment jsdom
import { documentSchema, withoutIds } from '@stanza/schema'
import { a, doc, li, p, ul } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { travel } from '../collaboration/own-undo.ts'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { restyle } from './restyle.ts'

const list = (bullet: string, href: string) => {
  const items = ul(li(p('see ', a(href, 'there'), ' and stay'))).content
  return doc(p('x'), documentSchema.nodes.bulletList.create({ bullet }, items))
}
const [before, after] = [list('*', 'https://news.example.org/a/'), list('-', '/a/')]

it('changes attributes and links in one step of undo', () => {
  const { editor, close } = open(editionOf(before))
  editor.commands.insertContentAt(1, 'y')
  const restyled = restyle(editor, withFirst(after))
  expect(withoutIds(editor.state.doc)).toBe(withoutIds(withFirst(after)))
  expect(restyled?.undo()).toBe(true)
  expect(withoutIds(editor.state.doc)).toBe(withoutIds(withFirst(before)))
  travel(editor.state, 'undo')
  expect(withoutIds(editor.state.doc)).toBe(withoutIds(before))
  close()
})

it('does nothing where nothing differs, and refuses another text', () => {
  const { editor, updates, close } = open(editionOf(after))
  expect(restyle(editor, after)).toBeNull()
  expect(updates).toEqual([])
  expect(() => restyle(editor, doc(p('other')))).toThrow(RangeError)
  close()
})

it('keeps what another person writes in the same list meanwhile, and is not taken back over what I wrote since', () => {
  const mine = open(editionOf(before))
  const yours = open(copyOf(mine.ydoc))
  const restyled = restyle(mine.editor, after)
  yours.editor.commands.insertContentAt(yours.editor.state.doc.content.size - 3, ' longer')
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.state.doc.textContent).toBe('xsee there and stay longer')
  expect(mine.editor.state.doc.child(1).attrs['bullet']).toBe('-')
  mine.editor.commands.insertContentAt(1, 'y')
  expect(restyled?.undo()).toBe(false)
})

function withFirst(document: typeof before): typeof before {
  return doc(p('yx'), document.child(1))
}
