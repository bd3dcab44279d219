import { editEdition } from '@stanza/testkit'
import { expect, test } from '../harness/test.ts'

test('two people write at once, and each sees the other with a name', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  await Promise.all([
    owner.edition.writeAfter('After the storm', ' and the rain'),
    writer.edition.writeAfter('Roof party at Greyrock Tower', ' (north side)'),
  ])
  for (const { edition } of [owner, writer]) {
    await edition.reads('After the storm and the rain')
    await edition.reads('Greyrock Tower (north side)')
    await edition.says('Saved')
  }
  await expect(owner.page.getByRole('list', { name: 'People here' })).toContainText('Bram')
  await expect(writer.page.getByRole('list', { name: 'People here' })).toContainText('Ada')
  await expect(owner.edition.text.locator('.caret-name', { hasText: 'Bram' })).toBeVisible()
})

test('two people write in one line, and nothing is lost', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  await owner.edition.caretAfter('Bring a hammer')
  await writer.edition.caretAfter('Roof party')
  await Promise.all([
    owner.page.keyboard.type(' and thirty nails', { delay: 20 }),
    writer.page.keyboard.type(' for everyone', { delay: 20 }),
  ])
  for (const { edition } of [owner, writer]) {
    await edition.reads('Roof party for everyone')
    await edition.reads('Bring a hammer and thirty nails.')
  }
})

test('undo takes back my own change and leaves the other one', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  // In one go: between letters that come half a second apart, as on a busy machine, an undo step ends.
  await owner.edition.caretAfter('A lens format')
  await owner.page.keyboard.insertText(' (draft)')
  await writer.edition.writeAfter('A lens format (draft) for everyone', ', finally')
  await owner.edition.reads('A lens format (draft) for everyone, finally')
  await owner.page.keyboard.press('ControlOrMeta+z')
  for (const { edition } of [owner, writer]) await edition.reads('A lens format for everyone, finally')
  await owner.page.keyboard.press('ControlOrMeta+Shift+z')
  await writer.edition.reads('A lens format (draft) for everyone, finally')
})

test('what others write above does not move what I look at', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  const words = 'has a new keeper'
  await owner.edition.caretAfter(words)
  const before = await owner.edition.topOf(words)
  await writer.edition.caretAfter('After the storm')
  const lines = 6
  for (let line = 0; line < lines; line++) {
    await writer.page.keyboard.press('Enter')
    await writer.page.keyboard.type(`Line ${line}.`)
  }
  await owner.edition.reads('Line 5.')
  // Chromium scrolls by whole pixels and a line may be 26.4 of them: half a pixel a line is as still as it can be.
  expect(Math.abs((await owner.edition.topOf(words)) - before)).toBeLessThanOrEqual(lines / 2)
})

test('a reader link lets somebody read along and nothing else', async ({ stanza }) => {
  const { owner, issue } = await stanza.twoPeople()
  const reader = await stanza.person('Chiyo', 'reader', issue)
  await reader.open(issue)
  await expect(reader.edition.text).toHaveAttribute('contenteditable', 'false')
  await reader.edition.caretAfter('After the storm')
  await reader.page.keyboard.type('I was here')
  await owner.edition.writeAfter('After the storm', ' of May')
  await reader.edition.reads('After the storm of May')
  await reader.edition.lacks('I was here')
  await expect(
    reader.page.getByText('You are reading. Your link does not let you change the text.').first(),
  ).toBeVisible()
})

test("a program with a reader's cookie cannot write either", async ({ stanza }) => {
  const { owner, issue } = await stanza.twoPeople()
  const reader = await stanza.person('Chiyo', 'reader', issue)
  await reader.open(issue)
  using program = await reader.program()
  await program.synced
  editEdition(program.doc, { kind: 'type', at: 0, text: 'FORGED' })
  // What the owner writes after it reaches the reader's browser: by then the server has seen the forgery.
  await owner.edition.writeAfter('After the storm', ' of May')
  await reader.edition.reads('After the storm of May')
  await owner.edition.lacks('FORGED')
  expect(await owner.savedMarkdown()).not.toContain('FORGED')
})

test('a link is made in the dialog, opens the issue, and stops working when it is withdrawn', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const link = await owner.edition.share.linkFor('Writer', 'for Emil')
  const emil = await stanza.visitor('Emil')
  await emil.join(link)
  await emil.edition.isOpen()
  expect(emil.page.url()).toContain(`/issues/${issue}/en`)
  await emil.edition.writeAfter('After the storm', '!')
  await owner.edition.reads('After the storm!')

  await owner.edition.share.withdraw('for Emil')
  await expect(emil.page.getByText('Your link was withdrawn').first()).toBeVisible()
  const late = await stanza.visitor('Late')
  await late.page.goto(link)
  await expect(late.page.getByRole('alert')).toContainText('This link was withdrawn')
})
