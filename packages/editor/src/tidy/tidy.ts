import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorSetup } from '../setup.ts'
import { changedHere } from '../collaboration/origin.ts'
import { uniqueBlockIds } from './block-ids.ts'
import { filledBlocks } from './filled-blocks.ts'
import { joinedLists } from './joined-lists.ts'
import { localChange, type TidyRule } from './local-change.ts'
import { nestedListsLikeOuter } from './nested-lists.ts'
import { sectionKeys } from './section-keys.ts'
import { tableHeads } from './table-heads.ts'

/**
 * What holds after every change that a person makes here, in this order: nothing is left empty that cannot be, lists that
 * touch are one list, a table has a head, headings carry their section, blocks have ids of their own (last, so that new
 * blocks of the other rules get theirs). The additions are part of the same change and of the same undo.
 */
export function tidy({ newsletter }: Pick<EditorSetup, 'newsletter'>): Extension {
  const rules: readonly TidyRule[] = [
    filledBlocks,
    joinedLists,
    nestedListsLikeOuter,
    tableHeads,
    sectionKeys(newsletter),
    uniqueBlockIds,
  ]
  return Extension.create({
    name: 'tidy',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('tidy'),
        appendTransaction(transactions, oldState, newState) {
          if (!changedHere(transactions)) return null
          const transaction = newState.tr
          for (const rule of rules) {
            const steps = transaction.mapping
            const change = localChange(oldState.doc, transactions)
            change.mapping.appendMapping(steps)
            rule(transaction, change)
          }
          return transaction.docChanged ? transaction : null
        },
      }),
    ],
  })
}
