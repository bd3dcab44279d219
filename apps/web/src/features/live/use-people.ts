import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { peopleHere, type Presence } from './people.ts'

/** Who has the text open now, oneself first. A moved caret alone draws nothing anew. */
export function usePeople(awareness: Awareness, self: Presence): readonly Presence[] {
  const [people, setPeople] = useState<readonly Presence[]>([self])
  useEffect(() => {
    let shown = ''
    const look = (): void => {
      const here = peopleHere(awareness.getStates(), self)
      const key = JSON.stringify(here)
      if (key === shown) return
      shown = key
      setPeople(here)
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness, self])
  return people
}
