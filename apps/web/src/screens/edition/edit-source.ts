import type { Editor } from '@tiptap/core'
import type { OpenDialog } from './dialog-name.ts'

type Place = OpenDialog & { kind: 'figure' | 'shortcode' }

/** What the editor puts in before its form is opened; left like that, it goes again. */
const untouched = new Set(['{{< figure src="" >}}', '{{< >}}'])

/**
 * Where the block stands now: while the form was open others may have written above it. It is the one nearest to the old
 * place that still has the same source; null when somebody removed it.
 */
export function placeOf(
  { state: { doc } }: Pick<Editor, 'state'>,
  { position, source }: Place,
): number | null {
  let found: number | null = null
  doc.descendants((node, at) => {
    const same =
      (node.type.name === 'figure' || node.type.name === 'shortcode') && node.attrs['source'] === source
    if (same && (found === null || Math.abs(at - position) < Math.abs(found - position))) found = at
  })
  return found
}

/** Writes the form's source into its block. */
export function keepSource(editor: Editor, place: Place, source: string): void {
  const at = placeOf(editor, place)
  if (at !== null && source !== place.source)
    editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'source', source))
}

/** Takes a block out again that was put in for a form and never filled. */
export function dropIfNew(editor: Editor, place: Place): void {
  const at = untouched.has(place.source) ? placeOf(editor, place) : null
  const node = at === null ? null : editor.state.doc.nodeAt(at)
  if (at !== null && node) editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize))
}
