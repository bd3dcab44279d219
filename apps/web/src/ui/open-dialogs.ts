import { useSyncExternalStore } from 'react'

let open: readonly HTMLDialogElement[] = []
const watchers = new Set<() => void>()

function become(next: readonly HTMLDialogElement[]): void {
  open = next
  for (const tell of watchers) tell()
}

/** Tells that a modal dialog is open, until the function that it gives is called. */
export function dialogOpens(dialog: HTMLDialogElement): () => void {
  become([...open, dialog])
  return () => become(open.filter((one) => one !== dialog))
}

/** The modal dialog on top; what is outside of it can neither be pressed nor read out. Null: none is open. */
export const useTopDialog = (): HTMLDialogElement | null =>
  useSyncExternalStore(
    (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    () => open.at(-1) ?? null,
  )
