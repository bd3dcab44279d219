import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findBlock } from '../collaboration/shared-selection.ts'
import { element } from '../views/element.ts'

/** A picture on its way. It stands behind a block, known by its id: others may move the text around meanwhile. */
export interface Upload {
  readonly id: string
  readonly label: string
  readonly behind: string
}

type Change = { readonly add: Upload } | { readonly remove: string }

const uploadsKey = new PluginKey<readonly Upload[]>('uploads')

/** Lets a transaction begin to show an upload. */
export const addUpload = (transaction: Transaction, upload: Upload): Transaction =>
  transaction.setMeta(uploadsKey, { add: upload } satisfies Change)

/** Lets a transaction end to show one. */
export const removeUpload = (transaction: Transaction, { id }: Upload): Transaction =>
  transaction.setMeta(uploadsKey, { remove: id } satisfies Change)

/** Shows each upload as a line with its name behind its block: class `uploading`, announced politely. */
export const uploads = Extension.create({
  name: 'uploads',
  addProseMirrorPlugins: () => [
    new Plugin<readonly Upload[]>({
      key: uploadsKey,
      state: {
        init: () => [],
        apply(transaction, value) {
          const change = transaction.getMeta(uploadsKey) as Change | undefined
          if (change === undefined) return value
          return 'add' in change ? [...value, change.add] : value.filter(({ id }) => id !== change.remove)
        },
      },
      props: {
        decorations(state) {
          const under = uploadsKey.getState(state) ?? []
          if (under.length === 0) return null
          const widgets = under.map(({ id, label, behind }) => {
            const start = findBlock(state.doc, behind)
            const node = start === null ? null : state.doc.nodeAt(start)
            const place = start === null || node === null ? state.doc.content.size : start + node.nodeSize
            return Decoration.widget(
              place,
              () => element('div', { class: 'uploading', role: 'status' }, label),
              {
                key: `upload-${id}`,
                side: -1,
              },
            )
          })
          return DecorationSet.create(state.doc, widgets)
        },
      },
    }),
  ],
})
