import { expectAccessible } from '../harness/axe.ts'
import { looks } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

for (const look of ['wide', 'narrow'] as const)
  test(`who may not suggest any more is shown the words they did not propose, until they discard them, ${look}`, async ({
    stanza,
  }) => {
    const { owner, issue } = await stanza.twoPeople()
    const reviewer = await stanza.person('Cleo', 'suggester', issue, {
      context: { ...looks[look], permissions: ['clipboard-read', 'clipboard-write'] },
    })
    await reviewer.open(issue)
    await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
    await reviewer.edition.writeAfter('After the storm', ' and the rain')
    await reviewer.edition.says('Not proposed yet – kept in this browser')
    await reviewer.isStored()
    await owner.changeLinks(issue, 'suggester', 'commenter')
    const left = reviewer.page.getByRole('region', { name: 'Suggesting' })
    // At once, and when the page is opened again.
    await expect(left.getByRole('button', { name: 'Copy my words' })).toBeVisible()
    await expect(left).toContainText('After the storm and the rain')
    await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'true')
    await expectAccessible(reviewer.page)
    await reviewer.open(issue)
    await expect(left).toContainText('After the storm and the rain')
    await expectAccessible(reviewer.page)
    await left.getByRole('button', { name: 'Copy my words' }).click()
    await expect(reviewer.page.getByText('Your words are on the clipboard.')).toBeVisible()
    expect(await reviewer.page.evaluate(() => navigator.clipboard.readText())).toContain(
      'After the storm and the rain',
    )

    // Given back, the role finds the words where they were.
    await owner.changeLinks(issue, 'commenter', 'suggester')
    await reviewer.open(issue)
    await reviewer.edition.reads('After the storm and the rain')
    await owner.changeLinks(issue, 'suggester', 'commenter')
    await reviewer.open(issue)
    await left.getByRole('button', { name: 'Discard' }).click()
    await expect(left).toBeHidden()
    await owner.changeLinks(issue, 'commenter', 'suggester')
    await reviewer.open(issue)
    await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
    await reviewer.edition.lacks('and the rain')
  })

test('Suggesting that does not load is said, and is there when the page is loaded again', async ({
  stanza,
}) => {
  const { issue } = await stanza.twoPeople()
  // A service worker would have it.
  const context = { serviceWorkers: 'block' } as const
  const reviewer = await stanza.person('Cleo', 'suggester', issue, { context })
  let isAway = true
  await reviewer.context.route(/suggesting-chunk/, (route) => (isAway ? route.abort() : route.continue()))
  await reviewer.open(issue)
  await expect(reviewer.page.getByText(/^Suggesting could not be loaded/)).toBeVisible()
  isAway = false
  await reviewer.page.getByRole('button', { name: 'Load again', exact: true }).click()
  await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false', { timeout: 30_000 })
  await reviewer.edition.writeAfter('After the storm', ' and the rain')
  await reviewer.edition.says('Not proposed yet – kept in this browser')
})
