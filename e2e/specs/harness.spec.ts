import { expectAccessible } from '../harness/axe.ts'
import { layoutShifts } from '../harness/layout-shift.ts'
import { expect, test } from '../harness/test.ts'

// Each check that passes on every screen must be seen to fail once.

test('axe finds a picture without words and a pale text', async ({ stanza }) => {
  const { page } = await stanza.visitor()
  await page.goto('/')
  // The page draws itself anew when it knows who is there: what is added before that would be gone.
  await expect(page.getByRole('heading', { name: 'You need a link' })).toBeVisible()
  await page.evaluate(() => {
    const picture = document.createElement('img')
    const pale = document.createElement('p')
    pale.textContent = 'Hardly there'
    pale.style.color = '#eee'
    pale.style.background = '#fff'
    document.querySelector('main')?.append(picture, pale)
  })
  const found = await expectAccessible(page).then(() => 'nothing', String)
  expect(found).toContain('image-alt')
  expect(found).toContain('color-contrast')
})

test('a block that pushes the page down is a layout shift', async ({ stanza }) => {
  const { page } = await stanza.visitor()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'You need a link' })).toBeVisible()
  expect(await layoutShifts(page)).toEqual([])
  await page.evaluate(() => {
    const block = document.createElement('div')
    block.style.height = '200px'
    document.body.prepend(block)
  })
  await expect.poll(() => layoutShifts(page)).not.toEqual([])
})

test('a script that the content policy stops is a complaint', async ({ stanza }) => {
  const { page } = await stanza.visitor()
  await page.goto('/')
  await page
    .evaluate(() => {
      const script = document.createElement('script')
      script.src = 'data:text/javascript,window.ran=true'
      document.head.append(script)
    })
    .catch(() => undefined)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await expect.poll(() => stanza.complaints.join()).toMatch(/Content Security Policy|Trusted/)
  stanza.forgive()
})

test('a network that was cut lets nothing through until it is mended', async ({ stanza }) => {
  const { page, network } = await stanza.visitor('Nobody', { network: true })
  await page.goto('/')
  network?.cut('all')
  // Not the page itself: the service worker brings that without any network.
  const asked = await page.evaluate(() => fetch('/healthz').then(String, () => 'cut'))
  expect(asked).toBe('cut')
  stanza.forgive()
  network?.mend()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'You need a link' })).toBeVisible()
})
