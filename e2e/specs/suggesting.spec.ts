import { proposalsOf } from '../harness/proposals.ts'
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
