import { posts } from '../harness/fixture-posts.ts'
import { expect, test } from '../harness/test.ts'

test('the owner comes in by the printed link and finds two doors to a first issue', async ({ stanza }) => {
  const owner = await stanza.visitor('Ada')
  await owner.join(stanza.server.ownerLink)
  await expect(owner.issues.title).toBeVisible()
  await expect(owner.issues.draftDoor).toBeVisible()
  await expect(owner.issues.outlineDoor).toBeVisible()
  expect(new URL(owner.page.url()).hash, 'the token stays out of the address bar').toBe('')
})

test('the owner link opens once', async ({ stanza }) => {
  await stanza.owner()
  const stranger = await stanza.visitor()
  await stranger.page.goto(stanza.server.ownerLink)
  await expect(stranger.page.getByRole('alert')).toContainText('This link')
})

test("a new issue from last month's post keeps what stands and lets go of the news", async ({ stanza }) => {
  const { issues, edition, page } = await stanza.owner()
  await issues.open()
  await issues.draftFrom([posts.may], '2031-07-05')
  await edition.isOpen()

  await expect(edition.title).toHaveValue('The Lantern Letter June 2031')
  await edition.reads('This issue covers the month of June 2031.')
  for (const heading of [
    'Announcements',
    'Events',
    'Software news',
    'Lamps and viewers',
    'Towers',
    'Libraries and tools',
    'Pass the light on',
    'License',
  ]) {
    await expect(edition.text.getByRole('heading', { name: heading })).toBeVisible()
  }
  await edition.reads('Welcome to the Lantern Letter, good to see your light on!')
  await edition.reads('The harbour board')
  await edition.reads('every first Tuesday')
  for (const news of ['Glimmer', 'liblens', 'storm', 'Roof party']) await edition.lacks(news)

  await issues.open()
  await expect(page.getByText('June 2031').first()).toBeVisible()
})

test('with two earlier posts, what both say is what stands', async ({ stanza }) => {
  const { issues, edition } = await stanza.owner()
  await issues.open()
  await issues.draftFrom([posts.april, posts.may], '2031-07-05')
  await edition.isOpen()
  await expect(edition.title).toHaveValue('The Lantern Letter June 2031')
  await edition.reads('is written by the keepers and by everyone who sends a note')
  await edition.lacks('Wickline')
})

test('a post is imported as it is', async ({ stanza }) => {
  const { issues, edition } = await stanza.owner()
  await issues.open()
  await issues.importPost(posts.may)
  await edition.isOpen()
  await expect(edition.title).toHaveValue('The Lantern Letter May 2031')
  await expect(edition.text.getByRole('heading', { name: 'A lens format for everyone' })).toBeVisible()
  await expect(edition.text.getByRole('cell', { name: '18 nm' })).toBeVisible()
  await edition.reads('"lens": "fresnel"')
})

test('between two issues the list says that nothing is being written, and how the next begins', async ({
  stanza,
}) => {
  const owner = await stanza.owner()
  await owner.release((await owner.importPost(posts.april)).issue.id)
  await owner.issues.open()
  const between = owner.page.getByRole('region', { name: 'Between two issues' })
  await expect(between).toContainText('“New issue” carries its post on')
  await owner.issues.newIssue()
  await expect(owner.issues.draftDoor).toBeVisible()
  const reader = await stanza.person('Rea', 'reader')
  await reader.issues.open()
  await expect(reader.page.getByText('An editor starts the next.')).toBeVisible()
})

test('an issue starts from the outline', async ({ stanza }) => {
  const { issues, edition } = await stanza.owner()
  await issues.open()
  await issues.startFromOutline('2031-07-05')
  await edition.isOpen()
  await expect(edition.title).toHaveValue('The Lantern Letter June 2031')
  await expect(edition.text.getByRole('heading', { name: 'Software news' })).toBeVisible()
})

test('the outline lists sections with their items and jumps to them', async ({ stanza }) => {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  await owner.open(issue.id)
  const { edition } = owner
  await expect(edition.outline.getByRole('button', { name: /^Towers/ })).toBeVisible()
  await edition.outline.getByRole('button', { name: /^License/ }).click()
  await expect(edition.text.getByRole('heading', { name: 'License' })).toBeInViewport()
})

test('moving the date moves title, introduction and image folder', async ({ stanza }) => {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  await owner.open(issue.id)
  const { edition, page } = owner
  await page.getByRole('button', { name: /^Change the date/ }).click()
  await edition.dialog('Date of the issue').getByLabel('Date', { exact: true }).fill('2031-07-05')
  await edition.dialog('Date of the issue').getByRole('button', { name: 'Move the date' }).click()
  await expect(edition.title).toHaveValue('The Lantern Letter June 2031')
  await edition.reads('This issue covers the month of June 2031.')
  const markdown = await owner.exportMarkdown()
  expect(markdown).toContain('src="/images/newsletter/2031-07-05/wickline-lens.png"')
  expect(markdown).toContain('date: 2031-07-05')
})
