import { expectAccessible } from '../harness/axe.ts'
import { posts } from '../harness/fixture-posts.ts'
import { expect, test } from '../harness/test.ts'

/** The fixture as somebody else's editor would have written it. */
const untidy = {
  ...posts.may,
  buffer: Buffer.from(
    posts.may.buffer
      .toString()
      .replaceAll(/^- /gm, '* ')
      .replaceAll(/^(### .*)\n/gm, '$1\n\n'),
  ),
}

test('tidying says beforehand what changes, is one step, and is taken back', async ({ stanza }) => {
  const { owner } = await stanza.twoPeople(untidy)
  const { page, edition } = owner
  const before = await owner.savedMarkdown()
  await edition.caretAfter('has a new keeper')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search commands and sections' }).fill('Tidy the whole')
  await page.keyboard.press('Enter')
  const dialog = edition.dialog('Tidy the whole text')
  const counted = dialog.getByRole('status').filter({ hasText: /places? changes?\.|tidy already/ })
  await expect(counted).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tidy', exact: true }).click()
  await expect(page.getByText(/places? (was|were) tidied\./)).toBeVisible()
  const after = await owner.savedMarkdown()
  expect(after).not.toBe(before)
  expect(after).not.toMatch(/^ *[*+] | $|\n\n\n/m)
  expect(after.replaceAll(/[-*+\s]/g, '').length).toBe(before.replaceAll(/[-*+\s]/g, '').length)

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(page.getByText('The Markdown is as it was before.')).toBeVisible()
  expect(await owner.savedMarkdown()).toBe(before)
})
