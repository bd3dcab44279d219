import { expectAccessible } from '../harness/axe.ts'
import { layoutShifts } from '../harness/layout-shift.ts'
import { looks, screens } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

// Every screen that `npm run screens` pictures.
for (const look of ['wide', 'narrow'] as const) {
  for (const screen of screens) {
    test(`${screen.name}, ${look}: shuts nobody out, moves nothing while it loads, cuts nothing off`, async ({
      stanza,
    }) => {
      const page = await screen.show(stanza, { context: looks[look] })
      if (screen.isWrittenIn !== true) expect(await layoutShifts(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, 'pixels that stick out at the side').toBeLessThanOrEqual(0)
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page)
    })
  }
}
