import { useEffect, useState } from 'react'
import type { Thread } from '@stanza/review'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import type { ThreadsChunk } from './use-threads-chunk.ts'

/** A thread and its words in the text; null where they are gone: it is orphaned, and listed with its quote. */
export interface PlacedThread {
  readonly thread: Thread
  readonly range: { readonly from: number; readonly to: number } | null
}

/** Between changes the ranges follow by themselves; when the text rests, each is looked for again. */
const restMs = 300

interface Sources {
  readonly editor: Editor | null
  readonly ydoc: Y.Doc
  readonly threads: readonly Thread[]
  readonly chunk: ThreadsChunk | null
}

/** Finds the words of every thread: at once when the threads change, and whenever the text has rested after a change. */
export function usePlacedThreads({ editor, ydoc, threads, chunk }: Sources): readonly PlacedThread[] {
  const [placed, setPlaced] = useState<readonly PlacedThread[]>([])
  useEffect(() => {
    if (!editor || !chunk) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const look = (): void => {
      timer = null
      if (editor.isDestroyed) return
      const found = chunk.findAnchors(
        ydoc,
        threads.map(({ anchor }) => anchor),
      )
      const next = threads.map((thread, index) => ({ thread, range: found[index] ?? null }))
      setPlaced((before) => (isSame(before, next) ? before : next))
    }
    const follow = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (!transaction.docChanged || threads.length === 0) return
      if (timer) clearTimeout(timer)
      timer = setTimeout(look, restMs)
    }
    look()
    editor.on('transaction', follow)
    return () => {
      if (timer) clearTimeout(timer)
      editor.off('transaction', follow)
    }
  }, [editor, ydoc, threads, chunk])
  return placed
}

const isSame = (before: readonly PlacedThread[], next: readonly PlacedThread[]): boolean =>
  before.length === next.length &&
  before.every(
    ({ thread, range }, index) =>
      thread === next[index]?.thread &&
      range?.from === next[index].range?.from &&
      range?.to === next[index].range?.to,
  )
