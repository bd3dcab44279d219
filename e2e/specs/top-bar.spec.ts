import { type Locator, type Page } from 'playwright/test'
import { posts } from '../harness/fixture-posts.ts'
import { looks } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

/** What stands in the two bars at the top, of which nothing may cover another. */
const parts = (page: Page): Locator =>
  page
    .getByRole('banner')
    .locator(
      'h1, button:not([aria-label="People and links"]), [role="status"]:not(.visually-hidden), li, fieldset',
    )

async function covered(page: Page): Promise<string[]> {
  return parts(page).evaluateAll((elements) => {
    const boxes = elements
      .filter((one) => one.checkVisibility() && one.closest('[role="toolbar"]') === null)
      .map((one) => ({
        one,
        box: one.getBoundingClientRect(),
        words: one.textContent || one.ariaLabel || '',
      }))
      .filter(({ box }) => box.width > 1)
    return boxes.flatMap(({ one, box, words }, at) =>
      boxes.slice(at + 1).flatMap((other) => {
        if (one.contains(other.one)) return []
        // Faces stand a little over one another, and over nothing else.
        if (one.tagName === 'LI' && other.one.tagName === 'LI') return []
        const [a, b] = [box, other.box]
        const apart =
          a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top || b.bottom <= a.top
        return apart ? [] : [`${words} and ${other.words}`]
      }),
    )
  })
}

test('on a phone with four people in the text nothing in the bars covers another, and the month is whole', async ({
  stanza,
}) => {
  const owner = await stanza.owner({ context: looks.narrow })
  const { issue } = await owner.importPost(posts.may)
  await owner.open(issue.id)
  for (const name of ['Bram', 'Cleo', 'Dora']) {
    const person = await stanza.person(name, 'writer', issue.id)
    await person.open(issue.id)
  }
  await expect(owner.edition.bar.getByRole('listitem').filter({ hasText: '+2' })).toBeVisible()
  await owner.edition.says('Saved')
  expect(await covered(owner.page)).toEqual([])
  const month = owner.page.locator('h1 [aria-hidden="true"]')
  await expect(month).toHaveText('May 2031')
  const isCut = (): Promise<boolean> =>
    owner.page
      .getByRole('heading', { level: 1 })
      .getByRole('button')
      .evaluate((one) => one.scrollWidth > one.clientWidth)
  expect(await isCut()).toBe(false)
  // The tools keep to their row: the line below it stays whole.
  const bottoms = await owner.page.getByRole('banner').evaluate((bar) => ({
    bar: bar.getBoundingClientRect().bottom,
    tools: [...bar.querySelectorAll('select, [role="toolbar"] button, fieldset')].map(
      (one) => one.getBoundingClientRect().bottom,
    ),
  }))
  expect(Math.max(...bottoms.tools)).toBeLessThanOrEqual(bottoms.bar - 1)
})

test('on a laptop what is not proposed yet is said beside Export, not below it', async ({ stanza }) => {
  const { owner } = await stanza.twoPeople(posts.may)
  const suggesting = owner.page.getByRole('radio', { name: 'Suggesting' })
  await suggesting.press('Space')
  await expect(suggesting).toBeChecked()
  await owner.edition.writeAfter('After the storm', ' and the rain')
  await owner.edition.says('Not proposed yet – kept in this browser')
  expect(await covered(owner.page)).toEqual([])
  const bar = owner.page.getByRole('region', { name: 'Suggesting' })
  await expect(bar.getByText('Not proposed yet – kept in this browser')).toBeVisible()
})

test('on a phone the last entry of the menu is within reach, also while something is said at the foot', async ({
  stanza,
}) => {
  const owner = await stanza.owner({ context: { ...looks.narrow, viewport: { width: 360, height: 640 } } })
  const { issue } = await owner.importPost(posts.may)
  await owner.open(issue.id)
  await owner.page.evaluate(() => void (location.hash = '#thread-of-nobody'))
  const said = owner.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' })
  await expect(said).toBeVisible()
  await owner.page.getByRole('button', { name: 'More', exact: true }).tap()
  const onTop = await owner.page
    .getByRole('menuitem')
    .last()
    .evaluate((entry) => {
      entry.scrollIntoView()
      const { left, right, top, bottom } = entry.getBoundingClientRect()
      return entry.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
    })
  await expect(said).toBeVisible()
  expect(onTop).toBe(true)
  await owner.page.getByRole('menuitem').last().tap()
  await expect(owner.page.getByRole('dialog')).toBeVisible()
})

test('who only reads is offered no form of a figure, and no advice to use it', async ({ stanza }) => {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  const reader = await stanza.person('Rea', 'reader', issue.id)
  await Promise.all([owner.open(issue.id), reader.open(issue.id)])
  await expect(owner.edition.text.getByText('Edit to put a file in its place.').first()).toBeVisible()
  await expect(owner.edition.text.getByRole('button', { name: 'Edit' }).first()).toBeVisible()
  await expect(
    reader.edition.text.getByText('It is not on this server and stays as it is.').first(),
  ).toBeVisible()
  await expect(reader.edition.text.getByText('Edit to put a file in its place.').first()).toBeHidden()
  await expect(reader.edition.text.getByRole('button', { name: 'Edit' })).toHaveCount(0)
})
