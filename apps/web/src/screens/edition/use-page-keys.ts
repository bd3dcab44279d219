import { useEffect } from 'react'
import type { DialogName } from './dialog-name.ts'

/** Whether keys go into a text: there `?` is a letter. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Keys that work wherever the focus is: `Ctrl/⌘ K` the palette, `?` the help. Inside the text the editor has its own. */
export function usePageKeys(open: (dialog: DialogName) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const withMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (withMod && event.key.toLowerCase() === 'k') open('palette')
      else if (event.key === '?' && !isTyping(event.target)) open('help')
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [open])
}
