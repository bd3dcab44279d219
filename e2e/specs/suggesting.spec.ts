import { expectAccessible } from '../harness/axe.ts'
import { postFile, posts } from '../harness/fixture-posts.ts'
import { proposalsOf } from '../harness/proposals.ts'
import { looks } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

test('what a suggester types changes nobody’s text, is proposed as one, and is listed', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const before = await owner.savedMarkdown()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await reviewer.open(issue)
  await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
  await reviewer.edition.writeAfter('After the storm', ' and the rain')
  const bar = reviewer.page.getByRole('region', { name: 'Suggesting' })
  await expect(bar.getByRole('status')).toHaveText('1 change')
  await reviewer.edition.says('Not proposed yet – kept in this browser')

  // What others write goes on coming in.
  await owner.edition.writeAfter('Bring a hammer', ' and nails')
  await reviewer.edition.reads('Bring a hammer and nails')
  await bar.getByRole('button', { name: 'Propose' }).click()
  await reviewer.edition.says('Proposed')
  const [suggestion] = await proposalsOf(owner, (all) => all.length === 1)
  expect(suggestion).toMatchObject({ author: { name: 'Cleo' }, state: 'open' })
  expect(suggestion?.after).toContain('After the storm and the rain')
  await owner.edition.lacks('and the rain')
  expect(await owner.savedMarkdown()).toBe(before.replace('Bring a hammer', 'Bring a hammer and nails'))
})

test('a proposal made without the network outlives a reload and is sent when it is back, once', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const reviewer = await stanza.person('Cleo', 'suggester', issue, { network: true })
  await reviewer.open(issue)
  await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
  await reviewer.edition.says('Saved')
  await reviewer.isKept(issue)
  reviewer.network?.cut('all')
  await reviewer.edition.says('Offline – kept in this browser')
  await reviewer.edition.writeAfter('After the storm', ' in the tunnel')
  await reviewer.edition.says('Not proposed yet – kept in this browser')
  await reviewer.page.keyboard.press('ControlOrMeta+Enter')
  await reviewer.edition.says('Offline – proposed when you are back')
  await reviewer.isStored()

  await reviewer.page.reload()
  await reviewer.edition.isOpen()
  await reviewer.edition.reads('After the storm in the tunnel')
  await reviewer.edition.says('Offline – proposed when you are back')
  reviewer.network?.mend()
  const [suggestion, ...more] = await proposalsOf(owner, (all) => all.length > 0)
  expect(suggestion?.after).toContain('After the storm in the tunnel')
  await reviewer.edition.says('Proposed')
  expect(more).toEqual([])
  await owner.edition.lacks('in the tunnel')
})

test('a freeze in the middle of a sentence loses no letter: what the text did not take is proposed', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople(undefined, { network: true })
  await writer.edition.says('Saved')
  writer.network?.cut('live')
  await writer.edition.says('Offline – kept in this browser')
  await writer.edition.writeAfter('After the storm', ' and the rain')
  await owner.move(issue, 'review')
  writer.network?.mend()
  const bar = writer.page.getByRole('region', { name: 'Suggesting' })
  await expect(bar.getByRole('status')).toHaveText('1 change')
  await writer.page.keyboard.type(', all night')
  await writer.edition.reads('After the storm and the rain, all night')
  await writer.page.keyboard.press('ControlOrMeta+Enter')
  const [suggestion] = await proposalsOf(owner, (all) => all.length === 1)
  expect(suggestion?.after).toContain('After the storm and the rain, all night')
  await expect(bar.getByRole('status')).toHaveText('1 change proposed.')
  await owner.edition.lacks('and the rain')

  // The browser's own copy does not bring back what was refused.
  await writer.open(issue)
  await expect(bar.getByRole('status')).toHaveText('The text is in review; your change will be proposed.')
  await writer.edition.says('Saved')
  expect(await writer.exportMarkdown()).not.toContain('and the rain')

  await owner.move(issue, 'collecting')
  await expect(writer.page.getByRole('radio', { name: 'Editing' })).toBeChecked()
  await writer.edition.writeAfter('Bring a hammer', ' and nails')
  await owner.edition.reads('Bring a hammer and nails')
})

test('keys pressed while the phase moves are in the text or in the proposal', async ({ stanza }) => {
  const { owner, writer, issue } = await stanza.twoPeople()
  const words = ' while the lamp was turning and the sea went down'
  await writer.edition.says('Saved')
  await writer.edition.caretAfter('After the storm')
  await Promise.all([writer.page.keyboard.type(words, { delay: 25 }), owner.move(issue, 'review')])
  const bar = writer.page.getByRole('region', { name: 'Suggesting' })
  await expect(bar.getByRole('status')).toHaveText('1 change')
  await writer.edition.reads(`After the storm${words}`)
  await writer.page.keyboard.press('ControlOrMeta+Enter')
  const [suggestion] = await proposalsOf(owner, (all) => all.length === 1)
  expect(suggestion?.after).toContain(`After the storm${words}`)
})

test('a released text is fixed for a writer, who proposes an erratum through the door', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople()
  await owner.release(issue)
  await expect(writer.edition.text).toHaveAttribute('aria-readonly', 'true')
  await writer.page.getByRole('button', { name: 'Propose an erratum' }).click()
  await expect(writer.edition.text).toHaveAttribute('aria-readonly', 'false')
  await writer.edition.writeAfter('After the storm', ' (corrected)')
  await writer.page.getByRole('button', { name: 'Propose', exact: true }).click()
  const [suggestion] = await proposalsOf(owner, (all) => all.length === 1)
  expect(suggestion).toMatchObject({ erratum: true, state: 'open' })
  await writer.page.getByRole('button', { name: 'Stop suggesting' }).click()
  await expect(writer.edition.text).toHaveAttribute('aria-readonly', 'true')
  await writer.edition.lacks('(corrected)')
})

test('a writer changes to Suggesting and back by key; the line stays in place, undo is its own, discarding is undone', async ({
  stanza,
}) => {
  const { owner, writer } = await stanza.twoPeople()
  const before = await owner.savedMarkdown()
  await writer.edition.caretAfter('has a new keeper')
  const place = await writer.edition.topOf('has a new keeper')
  await writer.page.keyboard.press('ControlOrMeta+Alt+s')
  await expect(writer.page.getByRole('radio', { name: 'Suggesting' })).toBeChecked()
  // In one go: as letters they may be more undo steps than are taken back below.
  await writer.page.keyboard.insertText(', at last')
  await writer.page.keyboard.press('Alt+ArrowUp')
  const bar = writer.page.getByRole('region', { name: 'Suggesting' })
  await writer.edition.reads('has a new keeper, at last')
  await writer.page.keyboard.press('ControlOrMeta+z')
  await writer.page.keyboard.press('ControlOrMeta+z')
  await writer.page.keyboard.press('ControlOrMeta+z')
  await expect(bar.getByRole('status')).toHaveText(/^You are suggesting/)
  expect(Math.abs((await writer.edition.topOf('has a new keeper')) - place)).toBeLessThanOrEqual(1)

  await writer.page.keyboard.type(', at last')
  await bar.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => writer.edition.words()).not.toContain('at last')
  await writer.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await writer.edition.reads('has a new keeper, at last')
  await bar.getByRole('button', { name: 'Discard' }).click()
  await writer.page.keyboard.press('ControlOrMeta+Alt+s')
  await expect(writer.page.getByRole('radio', { name: 'Editing' })).toBeChecked()
  await expect(bar).toBeHidden()
  expect(await owner.savedMarkdown()).toBe(before)
})

for (const look of ['wide', 'narrow'] as const) {
  test(`writing in Suggesting shuts nobody out, ${look}`, async ({ stanza }) => {
    const { issue } = await stanza.twoPeople()
    const reviewer = await stanza.person('Cleo', 'suggester', issue, { context: looks[look] })
    await reviewer.open(issue)
    await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
    await expectAccessible(reviewer.page)
    await reviewer.edition.writeAfter('After the storm', ' and the rain')
    await reviewer.edition.says('Not proposed yet – kept in this browser')
    const overflow = await reviewer.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, 'pixels that stick out at the side').toBeLessThanOrEqual(0)
    await reviewer.page.getByRole('button', { name: 'Add a note' }).click()
    await reviewer.page.keyboard.type('It rained as well')
    for (const colorScheme of ['light', 'dark'] as const) {
      await reviewer.page.emulateMedia({ colorScheme })
      await expectAccessible(reviewer.page)
    }
    await reviewer.page.keyboard.press('Enter')
    await reviewer.edition.says('Proposed')
    await expectAccessible(reviewer.page)
  })
}

/** A post with a link that a space keeps from being one: a finding with a safe fix. */
const flawed = postFile(
  posts.may.name,
  posts.may.buffer
    .toString()
    .replace(
      'A lens format for everyone',
      'A lens format for everyone\n\nRead [it] (https://lens.example/it).',
    ),
)

test('items, links, pictures, pasted text and fixes are suggested as they are edited; accepted, they are in the text', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople(flawed)
  const before = await owner.savedMarkdown()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await reviewer.open(issue)
  const { page, edition } = reviewer
  const bar = page.getByRole('region', { name: 'Suggesting' })
  const counts = (count: number) =>
    expect(bar.getByRole('status')).toHaveText(count === 1 ? '1 change' : `${count} changes`)
  await expect(edition.text).toHaveAttribute('aria-readonly', 'false')

  await edition.caretAfter('The old signal list')
  await page.keyboard.press('Alt+ArrowUp')
  await counts(1)
  await edition.select('spare wick')
  await page.keyboard.press('ControlOrMeta+k')
  const link = edition.dialog('Link')
  await link.getByLabel('Address', { exact: true }).fill('https://wick.example/spare')
  await link.getByRole('button', { name: 'Set the link' }).click()
  await counts(2)
  await edition.text.getByRole('group').filter({ hasText: 'third-order lens' }).dblclick()
  const figure = edition.dialog('Figure')
  await figure.getByLabel('Description').fill('A glowing lens')
  await figure.getByRole('button', { name: 'Keep' }).click()
  await counts(3)
  await edition.caretAfter('has a new keeper.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Eastpoint is lit again.')
  await counts(4)
  await page.locator('.finding-error').filter({ hasText: '] (http' }).click()
  await expect(page.locator('[data-card][data-active]')).toContainText('is not a link')
  await page.keyboard.press('Alt+Enter')
  await counts(5)
  await edition.caretAfter('None was missing.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await reviewer.paste({ 'text/plain': 'One pasted.\n\nTwo pasted.' })
  await edition.reads('Two pasted.')
  expect(await owner.exportMarkdown()).toBe(before)

  await bar.getByRole('button', { name: 'Propose' }).click()
  await edition.says('Proposed')
  const made = await proposalsOf(owner, (all) => all.length >= 6)
  await owner.decide(
    'accept',
    made.map(({ id }) => id),
  )
  await owner.edition.reads('Eastpoint is lit again.')
  const after = await owner.exportMarkdown()
  expect(after).toMatch(/The old signal list[^\n]*\n- \[The harbour board/)
  for (const words of [
    '[spare wick](https://wick.example/spare)',
    'alt="A glowing lens"',
    'Eastpoint is lit again.',
    '[it](https://lens.example/it)',
    'One pasted.\n\nTwo pasted.',
  ])
    expect(after).toContain(words)
})

test('what was written is proposed on its own once it is left; undo takes it back, redo proposes it again', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await reviewer.open(issue)
  const { page, edition } = reviewer
  const bar = page.getByRole('region', { name: 'Suggesting' })
  await expect(edition.text).toHaveAttribute('aria-readonly', 'false')
  await edition.writeAfter('After the storm', ' and the rain')
  await expect(bar.getByRole('status')).toHaveText('1 change')
  await edition.caretAfter('Bring a hammer')
  const [first, ...more] = await proposalsOf(owner, (all) => all.length > 0)
  expect(first?.after).toContain('After the storm and the rain')
  expect(more).toEqual([])
  await expect(bar.getByRole('status')).toHaveText('1 change proposed.')
  const drawn = edition.text.getByRole('insertion').filter({ hasText: 'and the rain' })
  await expect(drawn).toBeVisible()

  await page.keyboard.press('ControlOrMeta+z')
  await expect(bar.getByRole('status')).toHaveText('1 change taken back; redo proposes it again.')
  await expect(drawn).toBeHidden()
  await proposalsOf(owner, ([one]) => one?.state === 'withdrawn')
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(bar.getByRole('status')).toHaveText('1 change proposed.')
  await expect(drawn).toBeVisible()
  await proposalsOf(owner, (all) => all.length === 1 && all[0]?.state === 'open')
})

test('an own suggestion is written on again, and stays the same one', async ({ stanza }) => {
  const { owner, issue } = await stanza.twoPeople()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await reviewer.open(issue)
  const { page, edition } = reviewer
  await expect(edition.text).toHaveAttribute('aria-readonly', 'false')
  await edition.writeAfter('After the storm', ' and the rain')
  await page.keyboard.press('ControlOrMeta+Enter')
  const [first] = await proposalsOf(owner, (all) => all.length === 1)
  await edition.says('Proposed')
  const card = page.getByRole('article', { name: /^Suggestion by Cleo/ })
  await card.click()
  await card.getByRole('button', { name: 'Edit' }).click()
  await edition.reads('After the storm and the rain')
  await edition.writeAfter('After the storm and the rain', ', at last')
  await page.keyboard.press('ControlOrMeta+Enter')
  const [second, ...more] = await proposalsOf(owner, (all) =>
    all.some(({ after }) => after.includes('at last')),
  )
  expect(second?.id).toBe(first?.id)
  expect(more).toEqual([])
  await expect(edition.text.getByRole('insertion').first()).toBeVisible()
})
