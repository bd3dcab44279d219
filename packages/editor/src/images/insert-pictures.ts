import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { newBlockId } from '@stanza/schema'
import { findBlock } from '../collaboration/shared-selection.ts'
import type { EditorSetup, UploadedImage } from '../setup.ts'
import { setupOf } from '../setup-of.ts'
import { figureSource } from './figure-source.ts'
import { addUpload, removeUpload, type Upload } from './uploads.ts'

const kinds = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'])

/** Whether a file is of a kind of picture that the server takes. What is really in it the server finds out. */
export const isPicture = (file: File): boolean => kinds.has(file.type)

/**
 * Uploads pictures and puts each as a figure behind the block at `place` (the selection's, if not said), in the order of the
 * files, once it is stored. A refusal is told by `onRefusedImage` and leaves the text as it is. Nothing while read-only.
 */
export function insertPictures(
  editor: Editor,
  files: readonly File[],
  place = editor.state.selection.to,
): void {
  if (!editor.isEditable || files.length === 0) return
  const behind = blockAround(editor.state.doc.resolve(Math.min(place, editor.state.doc.content.size)))
  const setup = setupOf(editor)
  // One after the other into the text, though they travel together: each stands behind the one before.
  let previous = Promise.resolve(behind)
  for (const file of files) {
    const upload = { id: newBlockId(), label: setup.texts.uploading(file.name), behind }
    editor.view.dispatch(addUpload(editor.state.tr, upload))
    const stored = store(setup, file)
    previous = previous.then(async (block) => {
      const result = await stored
      if (editor.isDestroyed) return block
      if (!result.ok) setup.callbacks?.onRefusedImage?.(file.name, result.message)
      return finish(editor, upload, block, result)
    })
  }
}

/** The id of the block that a figure goes behind: the outermost in a table or quote, else the innermost. */
function blockAround($place: ResolvedPos): string {
  let found = ''
  for (let depth = 1; depth <= $place.depth; depth += 1) {
    const node = $place.node(depth)
    const id: unknown = node.attrs['id']
    if (typeof id === 'string' && node.type.name !== 'listItem' && !node.type.isInGroup('list')) found = id
    if (node.type.name === 'table') break
  }
  const before: unknown = $place.nodeBefore?.attrs['id']
  return found === '' && typeof before === 'string' ? before : found
}

async function store({ uploadImage }: EditorSetup, file: File): Promise<UploadedImage> {
  try {
    return await uploadImage(file)
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** Puts the figure in, in place of an empty line; gives the id of the block behind which the next one goes. */
function finish(editor: Editor, upload: Upload, behind: string, result: UploadedImage): string {
  const { state, view } = editor
  const { figure } = state.schema.nodes
  const transaction = removeUpload(state.tr, upload)
  if (!result.ok || figure === undefined || !editor.isEditable) {
    view.dispatch(transaction)
    return behind
  }
  const id = newBlockId()
  const node = figure.create({ id, source: figureSource(result.src, result.alt ?? '') })
  const start = findBlock(state.doc, behind)
  const block = start === null ? null : state.doc.nodeAt(start)
  if (start === null || block === null) transaction.insert(state.doc.content.size, node)
  else if (block.isTextblock && block.content.size === 0)
    transaction.replaceWith(start, start + block.nodeSize, node)
  else transaction.insert(start + block.nodeSize, node)
  view.dispatch(transaction)
  return id
}
