import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Refusal } from './request.ts'

/** Something asked of the server, as a component sees it. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * Asks once and again whenever `load` changes (give it a stable function) or `reload` is called. An old value stays on
 * screen while a new one is fetched, so that nothing flickers.
 */
export function useAnswer<T>(load: () => Promise<Answer<T>>): { loaded: Loaded<T>; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' })
  const round = useRef(0)
  const reload = useCallback(() => {
    round.current += 1
    const asked = round.current
    void load().then((answer) => {
      // An answer that a later question has overtaken is not shown.
      if (round.current !== asked) return
      setLoaded(
        answer.ok ? { kind: 'loaded', value: answer.value } : { kind: 'refused', refusal: answer.refusal },
      )
    })
  }, [load])
  useEffect(() => {
    reload()
    return () => {
      round.current += 1
    }
  }, [reload])
  return { loaded, reload }
}
