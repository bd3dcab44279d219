import type { EditorSetup } from '../setup.ts'
import { element } from './element.ts'

/** The button on a block that opens its form; it hides itself where there is none to open. */
export function editButton(
  { texts }: EditorSetup,
  positionOf: () => number | undefined,
  onEdit: ((position: number) => void) | undefined,
): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'block-edit' }, texts.edit)
  button.hidden = onEdit === undefined
  button.addEventListener('click', () => {
    const position = positionOf()
    if (position !== undefined) onEdit?.(position)
  })
  return button
}
