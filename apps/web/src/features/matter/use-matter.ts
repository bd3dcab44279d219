import { useCallback, useRef, useSyncExternalStore } from 'react'
import { matterName, readMatter, type FrontMatter } from '@stanza/schema'
import type * as Y from 'yjs'

/** The edition's front matter, read again with every change of it; the same object while nothing changes. */
export function useMatter(ydoc: Y.Doc): FrontMatter {
  // With whose it is: another opening of the text takes the place of this one while the page stands.
  const read = useRef<{ readonly of: Y.Doc; readonly matter: FrontMatter } | null>(null)
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
  return useSyncExternalStore(watch, () => {
    if (read.current?.of !== ydoc) read.current = { of: ydoc, matter: readMatter(ydoc) }
    return read.current.matter
  })
}
