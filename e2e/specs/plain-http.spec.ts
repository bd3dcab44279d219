import type { Person } from '../harness/person.ts'
import { expect, test } from '../harness/test.ts'

// A private network may be served over plain http. Browsers keep locks, the clipboard, service workers and `randomUUID` from
// such an address, unless it is this machine's own.
test.use({ host: 'stanza.test' })

async function writeDraft(reviewer: Person, issue: string): Promise<void> {
  await reviewer.open(issue)
  expect(await reviewer.page.evaluate(() => isSecureContext)).toBe(false)
  await expect(reviewer.edition.text).toHaveAttribute('aria-readonly', 'false')
  await reviewer.edition.writeAfter('After the storm', ' and the rain')
  await reviewer.edition.says('Not proposed yet – kept in this browser')
  await reviewer.isStored()
}

test('over plain http a draft is kept, comes back after a reload, and is proposed', async ({ stanza }) => {
  const { owner, issue } = await stanza.twoPeople()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await writeDraft(reviewer, issue)
  await reviewer.page.reload()
  await reviewer.edition.reads('After the storm and the rain')
  await reviewer.page.getByRole('button', { name: 'Propose', exact: true }).click()
  await reviewer.edition.says('Proposed')
  await expect(owner.edition.bar.getByRole('button', { name: '1 open suggestion' })).toBeVisible()
})

test('over plain http what no button can copy is selected, and it is said', async ({ stanza }) => {
  const { owner, issue } = await stanza.twoPeople()
  const reviewer = await stanza.person('Cleo', 'suggester', issue)
  await writeDraft(reviewer, issue)
  await owner.changeLinks(issue, 'suggester', 'reader')
  await reviewer.page.reload()
  await reviewer.page.getByRole('button', { name: 'Copy my words' }).click()
  await expect(reviewer.page.getByText(/^The browser did not allow copying/)).toBeVisible()
  const selected = await reviewer.page.evaluate(() => document.getSelection()?.toString())
  expect(selected).toContain('After the storm and the rain')
})
