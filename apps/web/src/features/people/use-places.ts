import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { sectionAt } from './section-at.ts'

/** The section in which each person's caret stands, by their ids. */
export function usePlaces(awareness: Awareness, ydoc: Y.Doc): ReadonlyMap<string, string> {
  const [places, setPlaces] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let shown = ''
    const look = (): void => {
      const found = new Map<string, string>()
      for (const { user, cursor } of awareness.getStates().values()) {
        const id = (user as { readonly id?: unknown } | undefined)?.id
        const section = sectionAt(ydoc, cursor)
        if (typeof id === 'string' && section !== null) found.set(id, section)
      }
      const key = JSON.stringify([...found])
      if (key === shown) return
      shown = key
      setPlaces(found)
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness, ydoc])
  return places
}
