import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { rangeOf } from '@stanza/editor'
import type { FrontMatter, Newsletter } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import { useChunk, type LateChunk } from '../chunk/use-chunk.ts'
import type * as Chunk from './mending-chunk.ts'
import type { Finder, ShownFinding } from './finder.ts'

/** The text is looked at when it has rested for this long. */
const restMs = 200
/** And then at the next idle moment, at the latest after this: card and underline come within 50 ms (checks.md). */
const idleMs = 30

export interface Found {
  readonly list: readonly ShownFinding[]
  /** Looks at once: after a fix nobody waits for the text to rest. */
  readonly look: () => void
  /** The checks, once their chunk has come. */
  readonly mending: { readonly chunk: typeof Chunk; readonly finder: Finder } | null
}

interface Looked {
  readonly editor: Editor | null
  readonly matter: FrontMatter
  readonly newsletter: Newsletter
  readonly language: string
  /** Off for those who could do nothing about it. */
  readonly on: boolean
}

const late: LateChunk<typeof Chunk> = {
  get: async () => import('./mending-chunk.ts'),
  part: 'findings',
  waits: true,
}

const nothing: readonly ShownFinding[] = []

/** What the checks find in the text, looked at again whenever it has rested after a change, here or by others. */
export function useFound({ editor, matter, newsletter, language, on }: Looked): Found {
  const [list, setList] = useState(nothing)
  const lookNow = useRef<(() => void) | null>(null)
  const chunk = useChunk(on, late)
  const mending = useMemo(
    () => chunk && { chunk, finder: chunk.createFinder(newsletter, language) },
    [chunk, newsletter, language],
  )
  useEffect(() => {
    if (!editor || !mending) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    let shown = ''
    const look = (): void => {
      if (timer) clearTimeout(timer)
      timer = null
      if (editor.isDestroyed) return
      const found = mending.finder.find(editor.state.doc, matter)
      const key = found.map(({ id, from, to, message }) => `${id} ${from} ${to} ${message}`).join('\n')
      // Words that were deleted and brought back before the text rested are found as before, but have lost their underline.
      const isMarked = found.every(({ id, from }) => from === null || rangeOf(editor.state, id) !== null)
      if (key === shown && isMarked) return
      shown = key
      setList(found)
    }
    const whenIdle = (): void => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(look, { timeout: idleMs })
      else look()
    }
    const follow = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (!transaction.docChanged) return
      if (timer) clearTimeout(timer)
      timer = setTimeout(whenIdle, restMs)
    }
    whenIdle()
    lookNow.current = look
    editor.on('transaction', follow)
    return () => {
      if (timer) clearTimeout(timer)
      lookNow.current = null
      editor.off('transaction', follow)
    }
  }, [editor, mending, matter])
  const look = useCallback(() => lookNow.current?.(), [])
  return { list, mending, look }
}
