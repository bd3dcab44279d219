import axe from 'axe-core'
import { expect, type Page } from 'playwright/test'

/**
 * No rule of WCAG 2.2 A and AA, and none of axe's best practices, is broken on what is shown. The engine is handed to the
 * page by the debugger, which the page's content policy does not stop: the policy stays as people have it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours are measured: a fade half way is neither here nor there.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return found.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary ?? ''}`).join('\n')}`,
    )
  })
  expect(violations.join('\n\n')).toBe('')
}
