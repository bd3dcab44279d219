import type { LiveText } from '../live/live-text.ts'

/** Resolves when a text is as the server has it; or when it never will be. */
export const whenSaved = (live: LiveText): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const { save, ready, stop } = live.read()
      if (stop === null && !(ready && save.kind === 'saved')) return
      stopWatch()
      resolve()
    }
    const stopWatch = live.watch(look)
    look()
  })
