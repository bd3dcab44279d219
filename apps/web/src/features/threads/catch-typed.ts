/** A card that does not come is not waited for longer. */
const longestMs = 1_500

/**
 * Takes the letters typed between the key that asks for a field and the field's coming, a few frames later: else they would
 * go into the text, in place of the words that are marked. Ends when `isThere` says the field has the focus.
 */
export function catchTyped(isThere: () => boolean, onLetter: (letter: string) => void): void {
  const until = performance.now() + longestMs
  const press = (event: KeyboardEvent): void => {
    if (isThere() || performance.now() > until) {
      document.removeEventListener('keydown', press, true)
      return
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    onLetter(event.key)
  }
  document.addEventListener('keydown', press, true)
}
