import { useEffect, useLayoutEffect, useRef } from 'react'

/** Keys as `KeyboardEvent.key` names them: `next` alone, with Shift the one before. */
interface CardKeys {
  readonly key: string
  /** Goes to the next or previous card: `stepCard`, then whatever shows it. */
  readonly onStep: (direction: 'next' | 'previous') => void
}

/** Walks the cards of a feature by a key and Shift with it, wherever the focus is except in a dialog: F8 the findings. */
export function useCardKeys({ key, onStep }: CardKeys): void {
  const step = useRef(onStep)
  // As soon as the new cards are drawn: a key pressed right then is about them.
  useLayoutEffect(() => {
    step.current = onStep
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      event.preventDefault()
      step.current(event.shiftKey ? 'previous' : 'next')
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [key])
}
