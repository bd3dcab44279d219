import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chromiumOptions } from '../e2e/harness/launch.ts'
import { looks, screens } from '../e2e/harness/screens.ts'
import { StanzaServer } from '../e2e/harness/stanza-server.ts'
import { Stanza } from '../e2e/harness/stanza.ts'
import { root } from './step.ts'

// `npm run screens [name …]`: a picture of every screen in docs/screens/, wide, narrow and dark. The same input gives the
// same picture: fixture text, a clock that stands three days before the issue is due, no blinking, no animation.
const clock = { server: '2031-06-02T09:00:00Z', browser: '2031-06-02T09:30:30Z' }
const folder = join(root, 'docs/screens')
const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? screens : screens.filter(({ name }) => wanted.includes(name))
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const browser = await chromium.launch(chromiumOptions())
for (const screen of chosen) {
  for (const [look, context] of Object.entries(looks)) {
    await using server = await StanzaServer.start({ clock: clock.server })
    const stanza = new Stanza(server, browser)
    const settled = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', ...context } as const
    const name = `${screen.name}-${look}.png`
    try {
      const page = await screen.show(stanza, { context: settled, clock: clock.browser })
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(folder, name), animations: 'disabled', caret: 'hide' })
      console.log(`docs/screens/${name}`)
    } catch (error) {
      console.error(`NOT TAKEN ${name}: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    }
    await stanza.close()
  }
}
await browser.close()
