import { useEffect } from 'react'

/** Keys for the suggestion in hand, wherever the focus is except in a field: Alt Enter accepts it, with Shift rejects it. */
export function useDecideKeys(
  active: string | null,
  mayDecide: boolean,
  decide: (verb: 'accept' | 'reject', ids: readonly string[]) => void,
): void {
  useEffect(() => {
    if (active === null || !mayDecide) return undefined
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      if (event.target instanceof HTMLTextAreaElement || document.querySelector('dialog[open]')) return
      event.preventDefault()
      event.stopPropagation()
      decide(event.shiftKey ? 'reject' : 'accept', [active])
    }
    // Before the editor takes the key for a line break.
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [active, mayDecide, decide])
}
