import { expectAccessible } from '../harness/axe.ts'
import { layoutShifts } from '../harness/layout-shift.ts'
import { looks, screens } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

// Every screen that `npm run screens` pictures, wide and narrow, light and dark.
for (const [look, context] of Object.entries(looks)) {
  for (const screen of screens) {
    test(`${screen.name}, ${look}: nothing shuts anybody out, moves while loading or is cut off`, async ({
      stanza,
    }) => {
      const page = await screen.show(stanza, { context })
      await expectAccessible(page)
      expect(await layoutShifts(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, 'pixels that stick out at the side').toBeLessThanOrEqual(0)
    })
  }
}
