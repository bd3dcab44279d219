import { useEffect, useState } from 'react'
import { sectionsOf, type Newsletter } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import { outlineRows, rowAt, type OutlineRow } from './outline-rows.ts'

interface OutlineNow {
  readonly rows: readonly OutlineRow[]
  readonly current: OutlineRow | null
}

/** The outline is read when the text has rested for this long, so that no keystroke waits for it. */
const restMs = 150

function read(editor: Editor, newsletter: Newsletter): OutlineNow {
  const rows = outlineRows(sectionsOf(editor.state.doc, newsletter), newsletter)
  return { rows, current: rowAt(rows, editor.state.selection.$head.index(0)) }
}

/** The outline of the text and the row that holds the caret, following the editor. */
export function useOutline(editor: Editor | null, newsletter: Newsletter): OutlineNow {
  const [outline, setOutline] = useState<OutlineNow>(() =>
    editor ? read(editor, newsletter) : { rows: [], current: null },
  )
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | null = null
    let shown = ''
    const refresh = (): void => {
      timer = null
      const next = read(editor, newsletter)
      const key = JSON.stringify([next.rows, next.current?.from])
      if (key === shown) return
      shown = key
      setOutline(next)
    }
    const follow = (): void => {
      timer ??= setTimeout(refresh, restMs)
    }
    refresh()
    editor.on('transaction', follow)
    return () => {
      if (timer) clearTimeout(timer)
      editor.off('transaction', follow)
    }
  }, [editor, newsletter])
  return outline
}
