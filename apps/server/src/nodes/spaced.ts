/** Runs `work` when asked: at once, but not more often than every `gapMs`; what is asked meanwhile runs once after it. */
export function spaced(gapMs: number, work: () => void): { (): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null
  let isAsked = false
  const rest = (): void => {
    timer = null
    if (isAsked) ask()
  }
  const ask = (): void => {
    isAsked = timer !== null
    if (isAsked) return
    timer = setTimeout(rest, gapMs).unref()
    work()
  }
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    isAsked = false
  }
  return Object.assign(ask, { stop })
}
