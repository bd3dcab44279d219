import { expectAccessible } from '../harness/axe.ts'
import { posts } from '../harness/fixture-posts.ts'
import { expect, test } from '../harness/test.ts'

test('a commenter marks words and asks; the owner answers and resolves, and the export knows nothing of it', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  const before = await owner.savedMarkdown()
  const dora = await stanza.person('Dora', 'commenter', issue)
  await dora.open(issue)
  await expect(dora.edition.text).toHaveAttribute('contenteditable', 'false')
  await dora.edition.select('Roof party')
  await dora.page.getByRole('button', { name: 'Comment on this' }).click()
  const draft = dora.page.getByRole('article', { name: 'New comment' })
  await draft.getByRole('textbox').fill('Is it on the roof? Ask @Ad')
  await draft.getByRole('textbox').press('End')
  await draft.getByRole('option', { name: 'Ada' }).click()
  await expectAccessible(dora.page)
  await draft.getByRole('button', { name: 'Post' }).click()

  await expect(owner.page.getByText('Dora mentions you in a comment.')).toBeVisible()
  await expect(owner.edition.text.locator('.thread')).toHaveText('Roof party')
  await expect(owner.edition.outline.getByText('1 open comment')).toBeAttached()
  await owner.page.keyboard.press('F9')
  const card = owner.page.getByRole('article', { name: 'Comment by Dora' })
  await expect(card).toContainText('Is it on the roof? Ask @Ada')
  await card.getByRole('textbox', { name: 'Reply' }).fill('It is; see https://roof.example/plan.')
  await card.getByRole('textbox', { name: 'Reply' }).press('ControlOrMeta+Enter')

  const seen = dora.page.getByRole('article', { name: 'Comment by Dora' })
  await expect(seen.getByRole('link', { name: 'https://roof.example/plan' })).toBeVisible()
  await expect(seen.getByRole('button', { name: 'Edit' })).toHaveCount(1)
  await expectAccessible(owner.page)
  await card.getByRole('button', { name: 'Resolve' }).click()
  await expect(card).toBeHidden()
  await expect(dora.edition.text.locator('.thread:not(.resolved)')).toHaveCount(0)
  await owner.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(owner.edition.text.locator('.thread')).toHaveText('Roof party')
  expect(await owner.exportMarkdown()).toBe(before)
})

test('a comment follows its words, is listed when they are gone, and comes back with them', async ({
  stanza,
}) => {
  const { owner, writer } = await stanza.twoPeople()
  await writer.edition.select('Bring a hammer')
  await writer.page.keyboard.press('ControlOrMeta+Alt+m')
  await writer.page.keyboard.type('Which one?')
  await expect(writer.page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Which one?')
  await writer.page.keyboard.press('ControlOrMeta+Enter')
  await expect(owner.edition.text.locator('.thread')).toHaveText('Bring a hammer')
  await owner.edition.caretAfter('Bring a hammer')
  await owner.page.keyboard.press('Home')
  await owner.page.keyboard.type('Please: ')
  await expect(writer.edition.text.locator('.thread')).toHaveText('Bring a hammer')

  await owner.edition.select('Bring a hammer')
  await owner.page.keyboard.press('Delete')
  await expect(writer.edition.text.locator('.thread')).toHaveCount(0)
  await writer.edition.bar.getByRole('button', { name: '1 open comment' }).click()
  const list = writer.edition.dialog('Comments')
  await expect(list.getByRole('region', { name: 'Their words are gone' })).toContainText('Bring a hammer')
  await expectAccessible(writer.page)
  await list.getByRole('button', { name: 'Close' }).click()
  await owner.page.keyboard.press('ControlOrMeta+z')
  await expect(writer.edition.text.locator('.thread')).toHaveText('Bring a hammer')
})

for (const how of ['pointer', 'keys'] as const)
  test(`a comment on a part of a link stands on those words alone, marked by ${how}`, async ({ stanza }) => {
    const { owner, writer } = await stanza.twoPeople()
    if (how === 'pointer') await writer.edition.select('harbour')
    else {
      await writer.edition.caretAfter('The harbour')
      for (const _ of 'harbour') await writer.page.keyboard.press('Shift+ArrowLeft')
    }
    await writer.page.keyboard.press('ControlOrMeta+Alt+m')
    await writer.page.keyboard.type('Which one?')
    await expect(writer.page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Which one?')
    await writer.page.keyboard.press('ControlOrMeta+Enter')
    await expect(owner.edition.text.locator('.thread')).toHaveText('harbour')
    await owner.page.keyboard.press('F9')
    await expect(owner.page.getByRole('article', { name: /^Comment by/ })).toContainText('Which one?')
    await owner.page.reload()
    await expect(owner.edition.text.locator('.thread')).toHaveText('harbour')
  })

test('own words can be changed and deleted, a link leads to a comment, and a refusal keeps the text', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople()
  await owner.edition.select('Roof party')
  await owner.page.keyboard.press('ControlOrMeta+Alt+m')
  await owner.page.keyboard.type('Frist')
  await owner.page.route('**/threads', (request) => request.abort())
  await owner.page.getByRole('button', { name: 'Post' }).click()
  const draft = owner.page.getByRole('article', { name: 'New comment' })
  await expect(draft.getByRole('alert')).toContainText('cannot be reached')
  await expect(draft.getByRole('textbox')).toHaveValue('Frist')
  await owner.page.unroute('**/threads')
  await draft.getByRole('button', { name: 'Post' }).click()

  const card = owner.page.getByRole('article', { name: 'Comment by Ada' })
  await card.getByRole('button', { name: 'Edit' }).click()
  await card.getByRole('textbox', { name: 'Edit' }).fill('First')
  await card.getByRole('button', { name: 'Keep' }).click()
  await expect(card).toContainText('(edited)')
  await owner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await card.getByRole('button', { name: 'Copy link' }).click()
  const link = await owner.page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain(`/issues/${issue}/en#thread-`)

  await writer.page.goto('about:blank')
  await writer.page.goto(link)
  const opened = writer.page.getByRole('article', { name: 'Comment by Ada' })
  await expect(opened).toHaveAttribute('data-active', 'true')
  await expect(opened).toContainText('First')
  await expect(opened.getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await card.getByRole('button', { name: 'Delete' }).click()
  await card
    .getByRole('group', { name: 'Delete it for everybody?' })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(opened).toBeHidden()
  await expect(writer.edition.text.locator('.thread')).toHaveCount(0)
})

test('with the keyboard alone a commenter goes to words, marks them and comments', async ({ stanza }) => {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  const dora = await stanza.person('Dora', 'commenter', issue.id)
  await Promise.all([owner.open(issue.id), dora.open(issue.id)])
  const { keyboard } = dora.page
  await dora.edition.bar.getByRole('button', { name: '0 open comments' }).waitFor()
  // The caret of readers is there.
  await expect(dora.edition.text).toHaveAttribute('tabindex', '0')
  await dora.edition.text.focus()
  await expectAccessible(dora.page)
  // To the welcome below the banner, behind its first word, and over the second.
  await keyboard.press('ArrowDown')
  await expect(dora.edition.text.locator('.reading-caret')).toHaveCount(1)
  await keyboard.press('Home')
  await keyboard.press('Control+ArrowRight')
  await keyboard.press('Control+Shift+ArrowRight')
  const marked = await dora.page.evaluate(() => getSelection()?.toString() ?? '')
  expect(marked.trim()).not.toBe('')
  await keyboard.press('Control+Alt+m')
  await keyboard.type('Why this word?')
  await keyboard.press('Control+Enter')
  await expect(owner.edition.text.locator('.thread')).toHaveText(marked)
  await owner.page.keyboard.press('F9')
  await expect(owner.page.getByRole('article', { name: 'Comment by Dora' })).toContainText('Why this word?')
  await expect(dora.edition.text).toHaveAttribute('contenteditable', 'false')
})

test('comments are listed by section', async ({ stanza }) => {
  const { owner } = await stanza.twoPeople()
  for (const words of ['Roof party', 'Nobody was hurt']) {
    await owner.edition.select(words)
    await owner.page.keyboard.press('ControlOrMeta+Alt+m')
    await owner.page.keyboard.type(`About ${words}`)
    await owner.page.keyboard.press('ControlOrMeta+Enter')
    await expect(owner.edition.text.locator('.thread', { hasText: words })).toBeVisible()
  }
  await owner.edition.bar.getByRole('button', { name: '2 open comments' }).click()
  const list = owner.edition.dialog('Comments')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('combobox', { name: 'Section' }).selectOption('Events')
  await expect(list.getByRole('listitem')).toHaveText([/Roof party/])
})

test('what does not load is said, leaves the page as it is, and is there when the page is loaded again', async ({
  stanza,
}) => {
  const { owner, issue } = await stanza.twoPeople()
  // A service worker would have them.
  const tom = await stanza.person('Tom', 'writer', issue, { context: { serviceWorkers: 'block' } })
  let isAway = true
  await tom.context.route(/(?:threads|mending)-chunk|history-panel/, (route) =>
    isAway ? route.abort() : route.continue(),
  )
  await tom.open(issue)
  // The newest of the two is said.
  await expect(tom.page.getByText(/^The (?:comments|checks) could not be loaded/)).toBeVisible()
  await tom.page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(tom.page.getByText(/^This could not be loaded/)).toBeVisible()
  await tom.edition.reads('Bring a hammer')
  isAway = false
  await tom.page.getByRole('button', { name: 'Load again', exact: true }).click()
  await tom.edition.isOpen()
  await tom.edition.bar.getByRole('button', { name: '0 open comments' }).waitFor()
  await tom.edition.bar.getByRole('button', { name: /^\d+ findings?$/ }).waitFor()
  await tom.edition.select('Bring a hammer')
  await tom.page.keyboard.press('ControlOrMeta+Alt+m')
  await tom.page.keyboard.type('Mine is heavy.')
  await tom.page.keyboard.press('ControlOrMeta+Enter')
  await expect(owner.edition.text.locator('.thread')).toHaveText('Bring a hammer')
})
