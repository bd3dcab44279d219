import type { CreatedLink } from '@stanza/schema/api'
import { expectAccessible } from '../harness/axe.ts'
import type { Person } from '../harness/person.ts'
import { expect, test } from '../harness/test.ts'

const panel = ({ edition }: Person) => edition.dialog('People and links')
const said = ({ page }: Person, words: string | RegExp) =>
  expect(page.getByRole('region', { name: 'Notices' }).getByText(words)).toBeVisible()

test('the owner sees who is here, where, and by which link, and changes what it allows while they write', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople()
  const dora = await stanza.person('Dora', 'commenter', issue)
  await dora.open(issue)
  await writer.edition.writeAfter('After the storm', ' of May')
  await writer.edition.says('Saved')
  await owner.edition.reads('After the storm of May')
  await owner.page.getByRole('button', { name: 'People and links' }).click()
  const here = panel(owner).getByRole('region', { name: 'Here now' })
  await expect(here.getByRole('listitem')).toHaveCount(3)
  await expect(here.getByRole('listitem').filter({ hasText: 'Bram' })).toContainText(/in “.+”/)
  const links = panel(owner).getByRole('region', { name: 'Who holds which link' })
  const held = (name: string) =>
    links
      .locator('ul > li')
      .filter({ has: owner.page.getByRole('combobox') })
      .filter({ hasText: name })
  await expect(held('Bram')).toContainText('here now')
  await expectAccessible(owner.page)

  const allows = held('Bram').getByRole('combobox')
  await allows.selectOption('Commenter')
  await expect(links.getByRole('status')).toContainText('The link for Writer now makes a Commenter.')
  await said(writer, 'Your link was changed: you may now read and comment. What you wrote is kept.')
  await expect(writer.edition.text).toHaveAttribute('contenteditable', 'false')
  await writer.edition.reads('After the storm of May')
  await writer.edition.says('Read only')

  await links.getByRole('button', { name: 'Undo' }).click()
  await said(writer, 'Your link was changed: you may now write in the text.')
  await expect(writer.edition.text).toHaveAttribute('contenteditable', 'true')
  await writer.edition.writeAfter('After the storm of May', ', early')
  await owner.edition.reads('After the storm of May, early')

  await held('Dora').getByRole('button', { name: 'Withdraw the link for Commenter' }).click()
  const ask = held('Dora').getByRole('group', { name: 'Withdraw the link for Commenter' })
  await expect(ask.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(owner.page)
  await ask.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(links.getByRole('status')).toContainText('The link for Commenter was withdrawn.')
  await expect(held('Dora')).toHaveCount(0)
  await expect(dora.page.getByText(/^Your link was withdrawn/)).toBeVisible()
  await panel(owner).getByRole('button', { name: 'Make a link' }).click()
  await expect(owner.edition.dialog('Share')).toBeVisible()
})

test('what somebody types while their link is lowered is neither lost nor sent', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  const before = await owner.savedMarkdown()
  const links = (await (await owner.page.request.get('/api/links?issue=' + issueOf(writer))).json()) as {
    links: { id: string; role: string }[]
  }
  const link = links.links.find(({ role }) => role === 'writer')
  await owner.page.request.patch(`/api/links/${link?.id}`, {
    data: { role: 'reader' },
    headers: { origin: stanza.server.address },
  })
  await said(writer, /you may now read, and no longer change the text/)
  await expect(writer.edition.text).toHaveAttribute('contenteditable', 'false')
  await writer.page.keyboard.type('not to be sent')
  await writer.edition.lacks('not to be sent')
  expect(await owner.exportMarkdown()).toBe(before)
})

test('an editor cannot touch a link that is stronger, nor the last owner’s; a reader sees people and no links', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const headers = { origin: stanza.server.address }
  const editor = await stanza.person('Edda', 'editor')
  await editor.open(issue)
  await editor.edition.command('People and links')
  const links = panel(editor).getByRole('region', { name: 'Who holds which link' })
  const ada = links.locator('ul > li').filter({ hasText: 'Ada' }).first()
  await expect(ada).toContainText('You cannot change it')
  await expect(ada.getByRole('combobox')).toHaveCount(0)

  await owner.edition.command('People and links')
  const own = panel(owner)
    .getByRole('region', { name: 'Who holds which link' })
    .locator('ul > li')
    .filter({ hasText: 'Ada' })
    .first()
  await own.getByRole('combobox').selectOption('Editor')
  await expect(panel(owner).getByRole('alert')).toContainText('last link by which somebody is an owner')
  await expect(own.getByRole('combobox')).toHaveValue('owner')
  await expectAccessible(owner.page)

  const made = await owner.page.request.post('/api/links', { data: { role: 'reader', issue }, headers })
  const reader = await stanza.visitor('Rosa')
  await reader.join(((await made.json()) as CreatedLink).url)
  await reader.open(issue)
  await reader.edition.command('People and links')
  await expect(panel(reader).getByRole('region', { name: 'Here now' })).toContainText('Rosa (you)')
  await expect(panel(reader).getByRole('region', { name: 'Who holds which link' })).toHaveCount(0)
})

const issueOf = ({ page }: Person): string => /issues\/([^/]+)/.exec(page.url())?.[1] ?? ''
