import { useCallback, useRef, useSyncExternalStore } from 'react'
import { matterName, readMatter, type FrontMatter } from '@stanza/schema'
import type * as Y from 'yjs'

/** The edition's front matter, read again with every change of it; the same object while nothing changes. */
export function useMatter(ydoc: Y.Doc): FrontMatter {
  const read = useRef<FrontMatter | null>(null)
  const watch = useCallback(
    (onChange: () => void) => {
      const map = ydoc.getMap(matterName)
      const changed = (): void => {
        read.current = null
        onChange()
      }
      map.observeDeep(changed)
      return () => map.unobserveDeep(changed)
    },
    [ydoc],
  )
  return useSyncExternalStore(watch, () => (read.current ??= readMatter(ydoc)))
}
