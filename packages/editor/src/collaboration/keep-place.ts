import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { isFromShared } from './origin.ts'
import { findBlock } from './shared-selection.ts'

/** A line that a person looks at, and how far below the window's edge it is, in pixels. */
interface KeptLine {
  readonly top: number
  topNow(): number | null
}

/**
 * What others write moves nothing under my eyes (ux.md): the line of my caret, or where that is out of sight the topmost
 * block that I see, stays where it is on the screen; the page scrolls by what came in or went above it. y-tiptap asks to
 * scroll my caret into view after each change of others, which is refused here. My own undo scrolls as usual.
 */
export const keepPlace = Extension.create<unknown, { rendering: boolean }>({
  name: 'keepPlace',
  // Outside of what sets the selection, so that it measures before and after all of it.
  priority: 1250,
  addStorage: () => ({ rendering: false }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin({
        key: new PluginKey('keepPlace'),
        props: { handleScrollToSelection: () => storage.rendering },
      }),
    ]
  },
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor
    if (
      !transaction.docChanged ||
      !isFromShared(transaction) ||
      isUndo(transaction.getMeta(ySyncPluginKey))
    ) {
      next(transaction)
      return
    }
    const { storage } = this
    const line = keptLine(view)
    storage.rendering = true
    next(transaction)
    storage.rendering = false
    const now = line?.topNow() ?? null
    if (line !== null && now !== null && now !== line.top) scrollerOf(view.dom).scrollTop += now - line.top
  },
})

const isUndo = (meta: unknown): boolean =>
  typeof meta === 'object' &&
  meta !== null &&
  'isUndoRedoOperation' in meta &&
  meta.isUndoRedoOperation === true

function keptLine(view: EditorView): KeptLine | null {
  const scroller = scrollerOf(view.dom)
  const page = scroller === view.dom.ownerDocument.scrollingElement
  const edges = scroller.getBoundingClientRect()
  const top = page ? 0 : Math.max(0, edges.top)
  const bottom = page ? window.innerHeight : Math.min(window.innerHeight, edges.bottom)
  const caretTop = (): number => view.coordsAtPos(view.state.selection.head).top
  if (view.hasFocus()) {
    const caret = caretTop()
    if (caret >= top && caret < bottom) return { top: caret, topNow: caretTop }
  }
  return topmostBlock(view, top, bottom)
}

function topmostBlock(view: EditorView, top: number, bottom: number): KeptLine | null {
  for (const { id, position } of blocksOf(view)) {
    const rectangle = rectangleAt(view, position)
    if (rectangle === null || rectangle.bottom <= top) continue
    if (rectangle.top >= bottom) return null
    return {
      top: rectangle.top,
      topNow() {
        const place = findBlock(view.state.doc, id)
        return place === null ? null : (rectangleAt(view, place)?.top ?? null)
      },
    }
  }
  return null
}

/** The page's blocks, lists item by item: a list may be longer than the window. */
function blocksOf({ state }: EditorView): { id: string; position: number }[] {
  const blocks: { id: string; position: number }[] = []
  state.doc.descendants((node, position) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string' && !node.type.isInGroup('list')) blocks.push({ id, position })
    return node.type.isInGroup('list')
  })
  return blocks
}

function rectangleAt(view: EditorView, position: number): DOMRect | null {
  const dom = view.nodeDOM(position)
  return dom instanceof Element ? dom.getBoundingClientRect() : null
}

/** The nearest element around that scrolls, or the page. */
function scrollerOf(element: Element): Element {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if ((overflowY === 'auto' || overflowY === 'scroll') && parent.scrollHeight > parent.clientHeight)
      return parent
  }
  return element.ownerDocument.scrollingElement ?? element.ownerDocument.documentElement
}
