import { useMemo } from 'react'
import type { Editor } from '@tiptap/core'
import { rowsAt, type OutlineRow } from '../../features/outline/outline-rows.ts'

/** The sections of the text, for what is asked of one of them. */
export interface SectionPlaces {
  /** Sections and their groups, in order. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** Ids of those that hold a place in the text. */
  readonly sectionsAt: (position: number) => readonly string[]
}

export function useSectionPlaces(editor: Editor | null, rows: readonly OutlineRow[]): SectionPlaces {
  return useMemo(
    () => ({
      sections: rows.flatMap((row) => [row, ...row.groups]).map(({ id, title }) => ({ id, title })),
      sectionsAt: (position) => (editor ? rowsAt(rows, editor.state.doc, position).map(({ id }) => id) : []),
    }),
    [editor, rows],
  )
}
