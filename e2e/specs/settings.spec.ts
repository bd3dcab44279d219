import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/step.ts'
import { expectAccessible } from '../harness/axe.ts'
import { postFile, posts } from '../harness/fixture-posts.ts'
import type { StanzaServer } from '../harness/stanza-server.ts'
import { expect, test } from '../harness/test.ts'
import { SettingsPage } from '../pages/settings-page.ts'

/** A post with a doubled word, and a sentence that ends twice. */
const flawed = postFile(
  posts.may.name,
  posts.may.buffer.toString().replace(/^- .*$/m, (line) => `${line}\n- They say bright bright about lamps!.`),
)

/** Rules that `stanza check` names, in the environment of the server. */
function checked(server: StanzaServer): string {
  const file = join(server.dataFolder, flawed.name)
  writeFileSync(file, flawed.buffer)
  const words = ['apps/cli/src/main.ts', 'check', '--format', 'json', file]
  return spawnSync(process.execPath, words, { cwd: root, env: server.environment, encoding: 'utf8' }).stdout
}

test('a rule that is switched off is off in open editors, in the list of issues and on the command line, until undone', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople(flawed)
  const doubled = writer.page.getByRole('article', { name: /stands here twice/ })
  await expect(doubled).toBeVisible()
  expect(checked(stanza.server)).toContain('dup-word')
  const settings = new SettingsPage(owner.page)
  await owner.issues.open()
  await owner.page.getByRole('button', { name: 'Settings' }).click()
  await settings.shows('Rules')
  await expectAccessible(owner.page)
  await settings.page.getByRole('searchbox', { name: 'Search the rules' }).fill('dup-word')
  await settings.set('dup-word', 'Off')
  await expect(settings.page.getByText('Changed · usually: Warning')).toBeVisible()
  await expect(doubled).toHaveCount(0)
  await expect(writer.page.getByRole('article', { name: /!\./ })).toBeVisible()
  expect(checked(stanza.server)).not.toContain('dup-word')
  const exported = await owner.page.request.get(`/api/issues`)
  expect(JSON.stringify(await exported.json())).toContain(issue)

  await settings.undo()
  await expect(settings.severity('dup-word')).toHaveValue('warning')
  await expect(doubled).toBeVisible()
  await settings.set('dup-word', 'Error')
  await settings.page.getByRole('button', { name: 'Reset dup-word' }).press('Enter')
  await expect(settings.severity('dup-word')).toBeFocused()
  await settings.says('“dup-word” is now: Warning.')
  await stanza.server.restart()
  await settings.open()
  await expect(settings.severity('dup-word')).toHaveValue('warning')
})

test('a word that is right as it is silences its finding; many are pasted at once', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople(flawed)
  const doubled = writer.page.getByRole('article', { name: /stands here twice/ })
  await expect(doubled).toBeVisible()
  const settings = new SettingsPage(owner.page)
  await settings.open()
  await settings.show('Words and names')
  await expectAccessible(owner.page)
  await settings.add('Right as they are', '- yada\n- bright\n- bright')
  await settings.says('2 entries were added to Right as they are.')
  await expect(settings.list('Right as they are').getByRole('listitem')).toHaveText(['bright', 'yada'])
  await expect(doubled).toHaveCount(0)
  await settings.page.getByRole('button', { name: 'Remove “bright”' }).press('Enter')
  await settings.says('Removed from Right as they are: bright.')
  await expect(doubled).toBeVisible()

  await settings.add('Misspelt words', 'lampes → lamps\nno pair here')
  await expect(settings.list('Misspelt words').getByRole('alert')).toContainText('“no pair here”')
  await expect(settings.list('Misspelt words').getByRole('textbox')).toHaveValue(/no pair here/)
  await settings.add('Misspelt words', 'about lamps = about lanterns')
  await settings.says('Added to Misspelt words: about lamps.')
  await expect(writer.page.getByRole('article', { name: /“about lamps” is misspelt/ })).toBeVisible()
})

test('what cannot be is refused with the field that is wrong, and stays there to be mended', async ({
  stanza,
}) => {
  const owner = await stanza.owner()
  const settings = new SettingsPage(owner.page)
  await settings.open()
  await settings.show('House rules')
  await expectAccessible(owner.page)
  const longest = settings.page.getByLabel('Longest list entry')
  await longest.fill('many')
  await longest.press('Enter')
  await expect(settings.page.getByText('Type a whole number of characters, or nothing.')).toBeVisible()
  await longest.fill('300')
  await longest.press('Enter')
  await settings.says('An entry may have 300 characters.')
  await settings.add('Paths that a program answers', 'extensions')
  const alert = settings.page.getByRole('alert').filter({ hasText: 'checks.madePaths.0' })
  await expect(alert).toContainText('must be a path on the site')
  await expect(settings.page.getByText('NOT SAVED', { exact: true })).toBeVisible()
  await expectAccessible(owner.page)
  await expect(settings.page.getByLabel('Add to Paths that a program answers')).toHaveValue('extensions')
  await settings.add('Paths that a program answers', '/extensions/')
  await settings.says('Added to Paths that a program answers: /extensions/.')
  await settings.page.getByLabel('No bold text in list entries').check()
  await settings.says('Bold text in list entries is flagged.')
  await settings.show('Headings')
  await expectAccessible(owner.page)
  await settings.page.getByLabel('Towers: printed').fill('')
  await settings.page.getByLabel('Towers: printed').press('Enter')
  await expect(settings.page.getByText('The newsletter’s first language needs a heading.')).toBeVisible()
  await settings.page.getByLabel('Towers: printed').fill('Light houses')
  await settings.page.getByLabel('Towers: printed').press('Enter')
  await settings.says('The heading of “Towers” is now “Light houses”.')
})

test('two owners: what does not touch is kept from both, the same is told', async ({ stanza }) => {
  const ada = new SettingsPage((await stanza.owner()).page)
  const chiyo = new SettingsPage((await stanza.person('Chiyo', 'owner')).page)
  await ada.open()
  await chiyo.open()
  // Chiyo's page asks again when somebody comes back to it: here she has never left.
  await ada.set('dup-word', 'Off')
  await chiyo.set('odd-punct', 'Off')
  await expect(chiyo.severity('dup-word')).toHaveValue('off')
  await ada.severity('odd-punct').selectOption('Error')
  await expect(ada.page.getByRole('alert')).toContainText('Somebody else changed the same')
  await expectAccessible(ada.page)
  await ada.page.getByRole('button', { name: 'Got it' }).click()
  await expect(ada.severity('odd-punct')).toHaveValue('off')
  await expect(ada.page.getByText('Saved', { exact: true })).toBeVisible()
})

test('a writer gets no settings', async ({ stanza }) => {
  const { writer } = await stanza.twoPeople()
  await writer.page.keyboard.press('ControlOrMeta+k')
  const palette = writer.edition.dialog('Commands')
  await palette.getByRole('combobox').fill('settings')
  await expect(palette.getByText(/No command matches/)).toBeVisible()
  await writer.issues.open()
  await expect(writer.page.getByRole('button', { name: 'Settings' })).toHaveCount(0)
  await writer.page.goto('/settings')
  await expect(writer.page.getByRole('heading', { name: 'Settings are for owners' })).toBeVisible()
  await expectAccessible(writer.page)
})

test('on a phone, in the dark and by keyboard alone', async ({ stanza }) => {
  const owner = await stanza.owner({
    context: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  })
  const settings = new SettingsPage(owner.page)
  for (const part of ['Rules', 'Words and names', 'House rules', 'Headings'] as const) {
    await settings.open()
    await settings.parts.getByRole('link', { name: part, exact: true }).press('Enter')
    await settings.shows(part)
    await expectAccessible(owner.page)
    expect(await owner.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
  await settings.open()
  await settings.page.getByRole('searchbox', { name: 'Search the rules' }).press('Tab')
  await settings.severity('link-http').focus()
  await owner.page.keyboard.press('End')
  await settings.says('“link-http” is now: Off.')
  await settings.notice.getByRole('button', { name: 'Undo' }).press('Enter')
  await settings.says('The settings are as before.')
})
