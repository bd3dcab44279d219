import type { DecorationAttrs } from '@tiptap/pm/view'

const fallbackColor = '#5c6470'
const maxName = 40

interface Person {
  readonly name: string
  readonly color: string
}

/** Awareness is what others sent: a name is cut, a colour is six hex digits or grey. */
function personOf(user: unknown): Person {
  const { name, color } = (typeof user === 'object' && user !== null ? user : {}) as Record<string, unknown>
  return {
    name: typeof name === 'string' ? name.slice(0, maxName) : '',
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : fallbackColor,
  }
}

/**
 * Another person's caret: a bar with the name beside it, so that it is not told by colour alone. Styled by the classes
 * `caret` and `caret-name` and the property `--person`. Hidden from screen readers, which would read the name into the
 * sentence; who is here is announced by the presence list. The word joiners keep the line from breaking at the caret.
 */
export function caretElement(user: unknown): HTMLElement {
  const { name, color } = personOf(user)
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.setAttribute('aria-hidden', 'true')
  caret.style.setProperty('--person', color)
  const label = document.createElement('span')
  label.className = 'caret-name'
  label.textContent = name
  caret.append('\u2060', label, '\u2060')
  return caret
}

/** Another person's selected text: class `selected-by-other`, colour in `--person`. */
export function selectionAttributes(user: unknown): DecorationAttrs {
  const { name, color } = personOf(user)
  return { class: 'selected-by-other', style: `--person: ${color}`, 'data-person': name }
}
