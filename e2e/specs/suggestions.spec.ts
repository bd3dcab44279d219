import type { Locator } from 'playwright/test'
import { expectAccessible } from '../harness/axe.ts'
import type { Person } from '../harness/person.ts'
import { posts } from '../harness/fixture-posts.ts'
import {
  marking,
  propose,
  saying,
  setting,
  withItemBehind,
  without,
  withParagraphBehind,
} from '../harness/propose.ts'
import { looks } from '../harness/screens.ts'
import type { Stanza } from '../harness/stanza.ts'
import { expect, test } from '../harness/test.ts'

/** The owner, who decides, and Sue, who suggests; both have the issue of May open. */
async function ownerAndSue(stanza: Stanza): Promise<{ owner: Person; sue: Person; issue: string }> {
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(posts.may)
  const sue = await stanza.person('Sue', 'suggester', issue.id)
  await Promise.all([owner.open(issue.id), sue.open(issue.id)])
  return { owner, sue, issue: issue.id }
}

const cardOf = ({ page }: Person, words: string): Locator =>
  page.getByRole('article', { name: `Suggestion by ${words}` })
const coming = ({ edition }: Person): Locator => edition.text.getByRole('insertion')
const going = ({ edition }: Person): Locator => edition.text.getByRole('deletion')
const countIs = async ({ edition }: Person, count: number): Promise<void> => {
  const name = `${count} open suggestion${count === 1 ? '' : 's'}`
  await expect(edition.bar.getByRole('button', { name, exact: true })).toBeAttached()
}

test('everybody sees a suggestion over the text; accepted by its card, it is in the text of both, with what was typed meanwhile', async ({
  stanza,
}) => {
  const { owner, sue, issue } = await ownerAndSue(stanza)
  const reader = await stanza.person('Rea', 'reader', issue)
  await reader.open(issue)
  await propose(sue, saying('Nobody was hurt', 'No one was injured'), 'House style')
  for (const person of [owner, sue, reader]) {
    await expect(going(person)).toHaveText(['Nobody', 'hurt'])
    await expect(coming(person)).toHaveText(['No', 'one ', 'injured'])
    await expect(coming(person).first()).toHaveAccessibleDescription('Insertion, suggested by Sue')
    await expect(going(person).first()).toHaveAccessibleDescription('Deletion, suggested by Sue')
  }
  await expect(owner.edition.outline.getByText('1 open suggestion').first()).toBeAttached()
  await owner.edition.writeAfter('The storm of May 19th', ', at night,')
  await coming(owner).last().click()
  const card = cardOf(owner, 'Sue: Nobody → No one')
  await expect(card).toHaveAttribute('data-active', 'true')
  await expect(card).toContainText('House style')
  await expectAccessible(owner.page)
  await expect(cardOf(reader, 'Sue').getByRole('button')).toHaveCount(0)
  await card.getByRole('textbox', { name: 'Reply' }).fill('Good.')
  await card.getByRole('textbox', { name: 'Reply' }).press('ControlOrMeta+Enter')
  await expect(card).toContainText('Good.')
  await expect(cardOf(sue, 'Sue')).toContainText('1 reply')
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  for (const person of [owner, sue, reader]) {
    await person.edition.reads('The storm of May 19th, at night, took the roof')
    await person.edition.reads('No one was injured; the lamp')
    await expect(coming(person)).toHaveCount(0)
  }
  await owner.edition.command('History')
  const history = owner.edition.dialog('History')
  await history.getByRole('textbox').fill('Reviewed')
  await history.getByRole('textbox').press('Enter')
  await expect(history.getByRole('button', { name: /^Reviewed/ })).toContainText(/Ada.*Sue|Sue.*Ada/)
})

test('by keys alone: to the next, accept, reject, and both can be undone later from the list', async ({
  stanza,
}) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await countIs(owner, 2)
  const { keyboard } = owner.page
  await keyboard.press('F2')
  await expect(cardOf(owner, 'Sue: Nobody → No one')).toHaveAttribute('data-active', 'true')
  await keyboard.press('F2')
  await expect(cardOf(owner, 'Sue: hammer → saw')).toHaveAttribute('data-active', 'true')
  await keyboard.press('Shift+F2')
  await keyboard.press('Alt+Enter')
  await owner.edition.reads('No one was hurt')
  await countIs(owner, 1)
  await keyboard.press('F2')
  await keyboard.press('Alt+Shift+Enter')
  await countIs(owner, 0)
  await owner.edition.reads('Bring a hammer')
  await owner.edition.lacks('Bring a saw')

  await owner.edition.bar.getByRole('button', { name: '0 open suggestions' }).click()
  const list = owner.edition.dialog('Suggestions')
  await list.getByRole('combobox', { name: 'State' }).selectOption('Decided')
  const steps = list.getByRole('listitem').filter({ has: owner.page.getByRole('button', { name: 'Undo' }) })
  await expect(steps).toHaveCount(2)
  await expectAccessible(owner.page)
  await steps.filter({ hasText: 'Accepted by Ada' }).getByRole('button', { name: 'Undo' }).click()
  await expect(steps).toHaveCount(1)
  await steps.getByRole('button', { name: 'Undo' }).click()
  await expect(steps).toHaveCount(0)
  await list.getByRole('button', { name: 'Close' }).click()
  await countIs(owner, 2)
  await owner.edition.reads('Nobody was hurt')
})

test('all of one person in one step with one undo, some that are chosen, and those of a section', async ({
  stanza,
}) => {
  const { owner, sue, issue } = await ownerAndSue(stanza)
  const tom = await stanza.person('Tom', 'suggester', issue)
  await tom.open(issue)
  const before = await owner.savedMarkdown()
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await propose(sue, without('Westhaven'))
  await propose(tom, saying('a new viewer', 'a fresh viewer'))
  await propose(tom, withItemBehind('Roof party', 'Lens workshop in June.'))
  await countIs(owner, 6)
  await owner.page.keyboard.press('F2')
  await cardOf(owner, 'Sue')
    .filter({ has: owner.page.getByRole('button') })
    .getByRole('button', { name: 'Accept all 4 by Sue' })
    .click()
  await countIs(owner, 2)
  await owner.edition.reads('No one was hurt')
  await owner.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await countIs(owner, 6)
  expect(await owner.savedMarkdown()).toBe(before)

  await owner.edition.bar.getByRole('button', { name: '6 open suggestions' }).click()
  const list = owner.edition.dialog('Suggestions')
  await list.getByRole('combobox', { name: 'Section' }).selectOption('Events')
  await expect(list.getByRole('checkbox', { name: /^Choose the suggestion by/ })).toHaveCount(2)
  await list.getByRole('button', { name: 'Accept all 2' }).click()
  await expect(list.getByText('There is no such suggestion.')).toBeVisible()
  await list.getByRole('combobox', { name: 'Section' }).selectOption('The whole text')
  const boxes = list.getByRole('checkbox', { name: /^Choose the suggestion by/ })
  await boxes.first().click()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await list.getByRole('button', { name: 'Reject 3 chosen' }).click()
  await expect(boxes).toHaveCount(1)
  await list.getByRole('button', { name: 'Close' }).click()
  await owner.edition.reads('Bring a saw')
  await owner.edition.reads('Lens workshop in June.')
  await owner.edition.reads('Nobody was hurt')

  await owner.page.keyboard.press('F2')
  const box = cardOf(owner, '').getByRole('checkbox')
  await box.check()
  await owner.page
    .getByRole('region', { name: '1 suggestion chosen' })
    .getByRole('button', { name: 'Accept' })
    .click()
  await countIs(owner, 0)
})

test('what has nothing left to change is said so and put away; its author withdraws and takes that back', async ({
  stanza,
}) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await countIs(owner, 2)
  await owner.edition.select('hammer')
  await owner.page.keyboard.type('saw')
  await countIs(owner, 1)
  await owner.edition.bar.getByRole('button', { name: '1 open suggestion' }).click()
  const list = owner.edition.dialog('Suggestions')
  const idle = list.getByRole('region', { name: 'Nothing left to change' })
  await expect(idle).toContainText('hammer')
  await expectAccessible(owner.page)
  await idle.getByRole('button', { name: 'Put it away' }).click()
  await expect(idle).toHaveCount(0)
  await list.getByRole('button', { name: 'Close' }).click()

  await sue.page.keyboard.press('F2')
  const own = cardOf(sue, 'Sue')
  await expect(own.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await own.getByRole('button', { name: 'Withdraw' }).click()
  await countIs(owner, 0)
  await sue.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await countIs(owner, 1)
})

test('a refusal keeps the card and says why in a sentence', async ({ stanza }) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await coming(owner).last().click()
  await owner.page.route('**/suggestions/accept', (request) => request.abort())
  const card = cardOf(owner, 'Sue')
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(card.getByRole('alert')).toContainText('cannot be reached')
  await owner.page.unroute('**/suggestions/accept')
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  await owner.edition.reads('No one was hurt')
})

test('copying, the Markdown view, the versions and the export know nothing of open suggestions', async ({
  stanza,
}) => {
  const { owner, sue } = await ownerAndSue(stanza)
  const before = await owner.savedMarkdown()
  await owner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await propose(sue, saying('Nobody was hurt', 'No one was injured'))
  await propose(sue, withParagraphBehind('The storm of May', 'All of it is new.'))
  await propose(sue, withItemBehind('Roof party', 'Lens workshop in June.'))
  await propose(sue, marking('spare mirror', 'bold'))
  await propose(
    sue,
    setting('figure', 'source', (source) => String(source).replace('third-order', 'first-order')),
  )
  await countIs(owner, 5)
  await expect(owner.edition.text.getByText('caption: ')).toBeVisible()
  expect(await owner.exportMarkdown()).toBe(before)

  // Not behind words that somebody would replace: there a press goes to the suggestion.
  await owner.edition.caretAfter('A lens format for everyone')
  await owner.page.keyboard.press('ControlOrMeta+a')
  await owner.page.keyboard.press('ControlOrMeta+c')
  const copied = await owner.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (await item?.getType(type))?.text() ?? ''
    return { plain: await read('text/plain'), html: await read('text/html') }
  })
  for (const text of Object.values(copied)) {
    expect(text).toContain('Nobody was hurt')
    for (const words of ['injured', 'All of it is new', 'Lens workshop', 'first-order', 'suggest'])
      expect(text).not.toContain(words)
  }
  // The browser's own copying, as of somebody who marks all of the page.
  const marked = await owner.page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector('.ProseMirror') ?? document.body)
    return getSelection()?.toString() ?? ''
  })
  expect(marked).toContain('Nobody')
  expect(marked).not.toContain('injured')

  await owner.edition.command('More')
  await owner.page.getByRole('menuitem', { name: 'Markdown' }).click()
  const view = owner.page.getByRole('complementary', { name: /Markdown/ })
  await expect(view).toContainText('Nobody was hurt')
  await expect(view).not.toContainText('injured')
})

test('a moved item is one item that moves: named at both its places and on its card, nothing struck out', async ({
  stanza,
}) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await sue.edition.caretAfter('Bring a hammer')
  await sue.page.keyboard.press('Alt+ArrowUp')
  await sue.page.keyboard.press('ControlOrMeta+Enter')
  await countIs(owner, 1)
  await owner.page.keyboard.press('F2')
  const card = cardOf(owner, 'Sue')
  await expect(card).toContainText(/Move.*(?:Roof party|lamp room).*(?:to the beginning|behind)/)
  await expect(card.getByRole('deletion')).toHaveCount(0)
  await expect(owner.edition.text.locator('.suggested-leaving')).toHaveCount(1)
  await expect(going(owner).first()).toHaveAccessibleDescription('Move, suggested by Sue')
  await expect(going(owner).first()).not.toHaveCSS('text-decoration-line', 'line-through')
  await expectAccessible(owner.page)
  await card.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect.poll(async () => /Roof party[^]*The lamp room/.test(await owner.edition.words())).toBe(true)
})

test('of a changed caption only the words that differ go and come', async ({ stanza }) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(
    sue,
    setting('figure', 'source', (source) => String(source).replace('third-order', 'first-order')),
  )
  await expect(going(owner)).toHaveText(['third'])
  await expect(coming(owner)).toHaveText(['first'])
  await owner.page.keyboard.press('F2')
  const card = cardOf(owner, 'Sue: caption')
  await expect(card.getByRole('deletion')).toHaveText(['third'])
  await expect(card.getByRole('insertion')).toHaveText(['first'])
})

test('the boxes of the cards come with the pointer, the keyboard or the first tick', async ({ stanza }) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  const [first, second] = ['Nobody', 'hammer'].map((words) =>
    cardOf(owner, `Sue: ${words}`).getByRole('checkbox'),
  )
  if (!first || !second) throw new Error('there are two cards')
  await owner.page.mouse.move(0, 0)
  await expect(first).toHaveCSS('opacity', '0')
  await first.hover()
  await expect(first).toHaveCSS('opacity', '1')
  await owner.page.mouse.move(0, 0)
  await expect(first).toHaveCSS('opacity', '0')
  await first.focus()
  await owner.page.keyboard.press('Space')
  await expect(first).toBeChecked()
  await expect(second).toHaveCSS('opacity', '1')
})

test('they can be hidden and shown again, and the palette knows all of it', async ({ stanza }) => {
  const { owner, sue } = await ownerAndSue(stanza)
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await expect(coming(owner)).toHaveText(['No one'])
  const run = async (name: string): Promise<void> => {
    await owner.page.keyboard.press('ControlOrMeta+k')
    await owner.page.keyboard.type(name)
    await owner.page.getByRole('option', { name }).first().click()
  }
  await run('Hide suggestions')
  await expect(coming(owner)).toHaveCount(0)
  await expect(cardOf(owner, 'Sue')).toHaveCount(0)
  await countIs(owner, 1)
  await run('Show suggestions')
  await expect(coming(owner)).toHaveText(['No one'])
  await run('Accept the open suggestion')
  await owner.edition.reads('No one was hurt')
})

test('on a phone a press on the words opens the card at the foot, and the list decides', async ({
  stanza,
}) => {
  const owner = await stanza.owner({ context: looks.narrow })
  const { issue } = await owner.importPost(posts.may)
  const sue = await stanza.person('Sue', 'suggester', issue.id)
  await Promise.all([owner.open(issue.id), sue.open(issue.id)])
  await propose(sue, saying('Nobody was hurt', 'No one was hurt'))
  await propose(sue, saying('Bring a hammer', 'Bring a saw'))
  await coming(owner).first().tap()
  const peek = owner.page.getByRole('region', { name: 'Suggestion by Sue: Nobody → No one' })
  await expect(peek).toBeVisible()
  await expectAccessible(owner.page)
  await peek.getByRole('button', { name: 'Accept', exact: true }).tap()
  await owner.edition.reads('No one was hurt')
  await expect(peek).toHaveCount(0)
  await owner.page.getByRole('button', { name: 'More', exact: true }).tap()
  await owner.page.getByRole('menuitem', { name: 'Suggestions', exact: true }).tap()
  const list = owner.edition.dialog('Suggestions')
  await expectAccessible(owner.page)
  await list.getByRole('button', { name: 'Accept it' }).tap()
  await list.getByRole('button', { name: 'Close' }).tap()
  await owner.edition.reads('Bring a saw')
})
