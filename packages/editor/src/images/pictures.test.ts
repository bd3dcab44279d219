// @vitest-environment jsdom
import { doc, h2, p } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { copyOf, editionOf, exchange, open } from '../editor-under-test.ts'
import { pasteInto } from '../paste/clipboard-under-test.ts'
import type { UploadedImage } from '../setup.ts'
import { figureSource } from './figure-source.ts'
import { insertPictures } from './insert-pictures.ts'

const file = (name: string, type = 'image/png'): File => new File(['x'], name, { type })

/** Uploads that end when the test says so. */
function pending() {
  const ends = new Map<string, (result: UploadedImage) => void>()
  return {
    uploadImage: ({ name }: File) => new Promise<UploadedImage>((resolve) => ends.set(name, resolve)),
    end: async (name: string, result: UploadedImage) => {
      ends.get(name)?.(result)
      // The upload, the order of the pictures and the text follow each other as promises.
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve()
    },
  }
}
const kinds = (editor: ReturnType<typeof open>['editor']): string[] =>
  editor.state.doc.children.map((node) =>
    node.type.name === 'figure' ? String(node.attrs['source']) : node.textContent,
  )

it('holds a place with the name of the file, then puts the figure there', async () => {
  const { uploadImage, end } = pending()
  const { editor, updates, close } = open(editionOf(doc(p('one'), p('two'))), { uploadImage })
  editor.commands.setTextSelection(2)
  insertPictures(editor, [file('a.png')])
  expect(editor.view.dom.querySelector('.uploading')?.textContent).toBe('Uploading a.png')
  expect(editor.view.dom.querySelector('.uploading')?.previousElementSibling?.textContent).toBe('one')
  expect(updates).toEqual([])
  await end('a.png', { ok: true, src: '/images/a.png' })
  expect(editor.view.dom.querySelector('.uploading')).toBeNull()
  expect(kinds(editor)).toEqual(['one', '{{< figure src="/images/a.png" >}}', 'two'])
  close()
})

it('finds its place again when others have written above and moved the block', async () => {
  const { uploadImage, end } = pending()
  const mine = open(editionOf(doc(p('one'), p('two'))), { uploadImage })
  const yours = open(copyOf(mine.ydoc))
  mine.editor.commands.setTextSelection(2)
  insertPictures(mine.editor, [file('a.png')])
  const { tr } = yours.editor.state
  const first = tr.doc.child(0)
  yours.editor.view.dispatch(tr.delete(0, first.nodeSize).insert(tr.doc.content.size, first))
  yours.editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'zero' }] })
  exchange(mine.ydoc, yours.ydoc)
  expect(mine.editor.view.dom.querySelector('.uploading')?.previousElementSibling?.textContent).toBe('one')
  await end('a.png', { ok: true, src: '/images/a.png', alt: 'A "tree"' })
  expect(kinds(mine.editor)).toEqual([
    'zero',
    'two',
    'one',
    String.raw`{{< figure src="/images/a.png" alt="A \"tree\"" >}}`,
  ])
})

it('keeps the order of the files, whichever is stored first, and says which was refused', async () => {
  const { uploadImage, end } = pending()
  const onRefusedImage = vi.fn()
  const { editor, close } = open(editionOf(doc(h2('News'), p())), {
    uploadImage,
    callbacks: { onRefusedImage },
  })
  editor.commands.setTextSelection(7)
  pasteInto(editor, {
    html: '<meta charset="utf-8"><img src="https://x.example/a.png">',
    files: [file('a.png'), file('b.png'), file('c.png')],
  })
  await end('c.png', { ok: true, src: '/c.png' })
  await end('b.png', { ok: false, message: 'too large' })
  expect(kinds(editor)).toEqual(['News', ''])
  await end('a.png', { ok: true, src: '/a.png' })
  expect(kinds(editor)).toEqual(['News', '{{< figure src="/a.png" >}}', '{{< figure src="/c.png" >}}'])
  expect(onRefusedImage.mock.calls).toEqual([['b.png', 'too large']])
  close()
})

it('tells of files that are no pictures, and of an upload that failed', async () => {
  const [onOtherFiles, onRefusedImage] = [vi.fn(), vi.fn()]
  const { editor, updates, close } = open(editionOf(doc(p('one'))), {
    uploadImage: () => Promise.reject(new Error('no connection')),
    callbacks: { onOtherFiles, onRefusedImage },
  })
  pasteInto(editor, {
    files: [file('a.pdf', 'application/pdf'), file('b.svg', 'image/svg+xml'), file('c.png')],
  })
  await vi.waitFor(() => expect(onRefusedImage).toHaveBeenCalledWith('c.png', 'no connection'))
  expect(onOtherFiles).toHaveBeenCalledWith(['a.pdf', 'b.svg'])
  expect(updates).toEqual([])
  close()
})

it('uploads pictures that are inside pasted HTML', async () => {
  const uploaded: string[] = []
  const { editor, close } = open(editionOf(doc(p())), {
    uploadImage: (picture) => {
      uploaded.push(`${picture.type} ${picture.size}`)
      return Promise.resolve({ ok: true, src: '/in.png' })
    },
  })
  pasteInto(editor, { html: `<p>text</p><p><img src="data:image/png;base64,${btoa('abc')}"></p>` })
  await vi.waitFor(() => expect(kinds(editor)).toEqual(['text', '{{< figure src="/in.png" >}}']))
  expect(uploaded).toEqual(['image/png 3'])
  close()
})

it('writes no line end and no open quote into a shortcode', () => {
  expect(figureSource('/a.png', 'a\n"b" \\')).toBe(String.raw`{{< figure src="/a.png" alt="a \"b\" \\" >}}`)
})
