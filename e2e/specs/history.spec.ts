import { expect, test } from '../harness/test.ts'

test('a version is named, compared in words and restored as an edit', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  const { edition } = owner
  await edition.history.open()
  await edition.history.nameVersion('before the party')
  await edition.history.close()

  await writer.edition.select('Roof party')
  await writer.page.keyboard.type('Garden party')
  await edition.reads('Garden party at Greyrock Tower')
  await writer.edition.says('Saved')

  await edition.history.open()
  await edition.history.version('before the party').click()
  await expect(edition.history.panel.locator('ins', { hasText: 'Garden' })).toBeVisible()
  await expect(edition.history.panel.locator('del', { hasText: 'Roof' })).toBeVisible()
  await edition.history.restore()

  for (const person of [owner, writer]) {
    await person.edition.reads('Roof party at Greyrock Tower')
    await person.edition.lacks('Garden party')
  }
  // The text from before is still in the list.
  await edition.history.open()
  await expect(edition.history.panel.getByRole('listitem')).not.toHaveCount(1)
})

test('most of the text deleted at once is told to everybody and brought back with one press', async ({
  stanza,
}) => {
  const { owner, writer } = await stanza.twoPeople()
  await writer.edition.text.click()
  await writer.page.keyboard.press('ControlOrMeta+a')
  await writer.page.keyboard.press('Delete')

  const told = owner.page.getByRole('alert').filter({ hasText: 'has deleted most of the text' })
  await expect(told).toBeVisible()
  await owner.edition.lacks('Roof party at Greyrock Tower')
  await told.getByRole('button', { name: 'Bring it back' }).click()
  for (const person of [owner, writer]) await person.edition.reads('Roof party at Greyrock Tower')
  await expect(told).toBeHidden()
  // A writer is told too, and may leave it to an editor.
  const alert = writer.page.getByRole('alert').filter({ hasText: 'has deleted most of the text' })
  await expect(alert.getByRole('button', { name: 'Bring it back' })).toBeHidden()
  await alert.getByRole('button', { name: 'Leave it so' }).click()
  await expect(alert).toBeHidden()
})
