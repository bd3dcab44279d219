/** Something that can be done by name: in the palette, in the keyboard help, by its keys. */
export interface Action {
  readonly id: string
  readonly label: string
  /** Further words it is found by. */
  readonly words?: string
  /** How its keys are written for this person's machine, "Ctrl B"; empty without keys. */
  readonly keys?: string | undefined
  readonly group: 'go' | 'write' | 'page'
  readonly run: () => void
}

/** Actions whose names hold every typed word, those that begin with what was typed first; else in their own order. */
export function findActions(actions: readonly Action[], typed: string): readonly Action[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return actions
  const begins = typed.trim().toLocaleLowerCase()
  const found = actions.filter(({ label, words: further = '' }) => {
    const text = `${label} ${further}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const [first, rest] = [[] as Action[], [] as Action[]]
  for (const action of found)
    (action.label.toLocaleLowerCase().startsWith(begins) ? first : rest).push(action)
  return [...first, ...rest]
}
