import { posts } from '../harness/fixture-posts.ts'
import { propose, saying } from '../harness/propose.ts'
import { looks } from '../harness/screens.ts'
import { expect, test } from '../harness/test.ts'

test('on a phone the bar of chosen suggestions does not cover the bar that proposes', async ({ stanza }) => {
  const owner = await stanza.owner({ context: looks.narrow })
  const { issue } = await owner.importPost(posts.may)
  const sue = await stanza.person('Sue', 'suggester', issue.id)
  await Promise.all([owner.open(issue.id), sue.open(issue.id)])
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await owner.page.getByRole('button', { name: 'More', exact: true }).tap()
  await owner.page.getByRole('menuitem', { name: 'Suggestions', exact: true }).tap()
  const list = owner.edition.dialog('Suggestions')
  await list.getByRole('checkbox', { name: /^Choose the suggestion by/ }).check()
  await list.getByRole('button', { name: 'Close' }).tap()
  const chosen = owner.page.getByRole('region', { name: '1 suggestion chosen' })
  await expect(chosen).toBeVisible()

  await owner.page.keyboard.press('ControlOrMeta+Alt+s')
  await owner.edition.writeAfter('has a new keeper', ', at last')
  const bar = owner.page.getByRole('region', { name: 'Suggesting' })
  await bar.getByRole('button', { name: 'Propose', exact: true }).tap()
  await owner.edition.says('Proposed')
  await chosen.getByRole('button', { name: 'Accept' }).tap()
  await expect(chosen).toBeHidden()
})
