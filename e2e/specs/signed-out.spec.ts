import { expectAccessible } from '../harness/axe.ts'
import { posts } from '../harness/fixture-posts.ts'
import { EditionPage } from '../pages/edition-page.ts'
import { expect, test } from '../harness/test.ts'
import type { Stanza } from '../harness/stanza.ts'

/** Somebody who writes words that reach nobody, before they go away for more than a week. */
async function writesAndLeaves(stanza: Stanza) {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  const link = await owner.linkFor('writer', issue.id)
  const writer = await stanza.visitor('Bram', { network: true })
  await writer.join(link)
  await writer.open(issue.id)
  await writer.edition.says('Saved')
  writer.network?.cut('all')
  await writer.edition.writeAfter('After the storm', ', unsent')
  await writer.isStored()
  await stanza.server.restart(new Date(Date.now() + 8 * 24 * 60 * 60_000).toISOString())
  return { owner, writer, link, issue: issue.id }
}

test('who comes back after a week is told to open the link, and goes on as who they were with all they wrote', async ({
  stanza,
}) => {
  const { owner, writer, link, issue } = await writesAndLeaves(stanza)
  await writer.page.goto('about:blank')
  writer.network?.mend()
  await writer.page.goto(`${stanza.server.address}/issues/${issue}/en`)
  await expect(writer.page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await expect(writer.page.getByText('Open your link again in it: you keep your name')).toBeVisible()
  await expectAccessible(writer.page)
  await writer.page.goto(link)
  await writer.edition.isOpen()
  await writer.edition.says('Saved')
  await writer.edition.reads('After the storm, unsent')
  // The owner's link was for one use; the browser that used it may use it again.
  await owner.page.goto(stanza.server.ownerLink)
  await expect(owner.issues.title).toBeVisible()
  await owner.open(issue)
  await owner.edition.reads('After the storm, unsent')
  await owner.page.getByRole('button', { name: 'People and links' }).click()
  const here = owner.edition.dialog('People and links').getByRole('region', { name: 'Here now' })
  await expect(here.getByRole('listitem')).toHaveText([/Ada/, /Bram/])
})

test('a page that was left open says that it is signed out, keeps what was written and sends it after the link', async ({
  stanza,
}) => {
  const { writer, link } = await writesAndLeaves(stanza)
  writer.network?.mend()
  const alert = writer.page.getByRole('alert').filter({ hasText: 'You were signed out' })
  await expect(alert).toContainText('What you wrote is kept in this browser: open your link again in it')
  await writer.edition.reads('After the storm, unsent')
  await expectAccessible(writer.page)
  const second = await writer.context.newPage()
  await second.goto(link)
  await new EditionPage(second).isOpen()
  await second.close()
  await alert.getByRole('button', { name: 'Load again' }).click()
  await writer.edition.isOpen()
  await writer.edition.says('Saved')
  expect(await writer.exportMarkdown()).toContain('After the storm, unsent')
})
