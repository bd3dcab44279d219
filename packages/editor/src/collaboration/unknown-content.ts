import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { documentSchema } from '@stanza/schema'
import { yCursorPluginKey, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { EditorSetup } from '../setup.ts'

/**
 * Watches for what a newer version writes while this one is open. y-tiptap would delete it for everybody (threats.md D02,
 * X1), so the view lets go of the shared text before it renders the change, stops taking input, and says so once.
 */
export const unknownContent = ({
  fragment,
  callbacks,
}: Pick<EditorSetup, 'fragment' | 'callbacks'>): Extension =>
  Extension.create({
    name: 'unknownContent',
    addProseMirrorPlugins() {
      return [unknownContentPlugin(this.editor, { fragment, ...(callbacks ? { callbacks } : {}) })]
    },
  })

export const unknownContentKey = new PluginKey('unknownContent')

export function unknownContentPlugin(
  editor: Editor,
  { fragment, callbacks }: Pick<EditorSetup, 'fragment' | 'callbacks'>,
): Plugin {
  let stopped = false
  const watch = (transaction: Y.Transaction): void => {
    const found = stopped || transaction.local ? null : unknownIn(transaction, fragment)
    if (found === null) return
    stopped = true
    // Taken out whole: the sync plugin alone would write the view's text over the shared one at the next chance.
    editor.unregisterPlugin([ySyncPluginKey, yCursorPluginKey, yUndoPluginKey])
    editor.setEditable(false, false)
    queueMicrotask(() => callbacks?.onUnknownContent?.(found))
  }
  const view = () => {
    fragment.doc?.on('beforeObserverCalls', watch)
    return { destroy: () => fragment.doc?.off('beforeObserverCalls', watch) }
  }
  return new Plugin({ key: unknownContentKey, view })
}

/** What a transaction brought into the text that the schema does not have, in words, or null. */
function unknownIn(transaction: Y.Transaction, fragment: Y.XmlFragment): string | null {
  for (const [type, keys] of transaction.changed) {
    if (!isWithin(type, fragment)) continue
    if (type instanceof Y.XmlText) {
      const mark = unknownMark(type)
      if (mark !== null) return `unknown mark: ${mark}`
    } else if (keys.has(null) && type instanceof Y.XmlFragment) {
      const found = unknownChild(type)
      if (found !== null) return found
    }
  }
  return null
}

function unknownChild(parent: Y.XmlFragment): string | null {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      const mark = unknownMark(child)
      if (mark !== null) return `unknown mark: ${mark}`
    } else if (child instanceof Y.XmlElement) {
      if (documentSchema.nodes[child.nodeName] === undefined) return `unknown node: ${child.nodeName}`
      const found = unknownChild(child)
      if (found !== null) return found
    }
  }
  return null
}

function unknownMark(text: Y.XmlText): string | null {
  for (const { attributes } of text.toDelta() as { attributes?: Record<string, unknown> }[]) {
    for (const name of Object.keys(attributes ?? {})) {
      const plain = name.replace(/--[A-Za-z0-9+/=]{8}$/, '')
      if (documentSchema.marks[plain] === undefined && plain !== 'ychange') return plain
    }
  }
  return null
}

function isWithin(type: Y.AbstractType<Y.YEvent<never>> | object, fragment: Y.XmlFragment): boolean {
  let current: unknown = type
  while (current instanceof Y.AbstractType) {
    if (current === fragment) return true
    current = current.parent
  }
  return false
}
