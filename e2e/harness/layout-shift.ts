import type { Page } from 'playwright/test'

/** Starts to count layout shifts, before anything is loaded. */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = []
    Object.assign(window, { layoutShifts: shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: readonly { node: Node | null }[]
      })[]) {
        if (entry.hadRecentInput) continue
        const what = entry.sources
          .map(({ node }) =>
            node instanceof Element ? node.outerHTML.slice(0, 120) : (node?.nodeName ?? '?'),
          )
          .join(' | ')
        shifts.push({ value: entry.value, what })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What moved without anybody's doing since then: nothing is `[]`. The values add up to CLS. */
export async function layoutShifts(
  page: Page,
): Promise<readonly { readonly value: number; readonly what: string }[]> {
  return page.evaluate(
    () => (window as unknown as { layoutShifts: { value: number; what: string }[] }).layoutShifts,
  )
}
