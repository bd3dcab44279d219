import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { ImageValues } from '../../features/figure/image-dialog.tsx'

/** What the form shows of a picture in a line. */
export const imageOf = ({ attrs }: Node): ImageValues => ({
  src: String(attrs['src']),
  alt: String(attrs['alt']),
  title: typeof attrs['title'] === 'string' ? attrs['title'] : null,
})

/** Writes the form into the picture, found again by what it said: others may have written above it meanwhile. */
export function keepImage(editor: Editor, position: number, before: ImageValues, after: ImageValues): void {
  let at: number | null = null
  editor.state.doc.descendants((node, place) => {
    const same = node.type.name === 'image' && JSON.stringify(imageOf(node)) === JSON.stringify(before)
    if (same && (at === null || Math.abs(place - position) < Math.abs(at - position))) at = place
  })
  if (at === null) return
  const { tr: transaction } = editor.state
  for (const key of ['src', 'alt', 'title'] as const) {
    if (after[key] !== before[key]) transaction.setNodeAttribute(at, key, after[key])
  }
  editor.view.dispatch(transaction)
}
