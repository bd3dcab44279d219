import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { postFile, posts } from '../harness/fixture-posts.ts'
import { expect, test } from '../harness/test.ts'

const matter = '---\ntitle: The Lantern Letter May 2031\ndate: 2031-06-05\n---\n\n'
const aliasBomb = `---\ntitle: The Lantern Letter May 2031\ndate: 2031-06-05\na: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n${Array.from({ length: 12 }, (_, index) => `c${index}: &c${index} [${`*${index === 0 ? 'b' : `c${index - 1}`}, `.repeat(8)}x]`).join('\n')}\n---\n\nText.\n`

// Each is refused in one sentence; the list of issues stays empty and the door stays open.
const refused = [
  [
    'is not UTF-8',
    postFile(
      '2031-06-05-newsletter.md',
      Buffer.concat([Buffer.from(matter), Buffer.from([0x47, 0xe9, 0xff, 0xfe])]),
    ),
    /UTF-8/,
  ],
  [
    'has broken front matter',
    postFile('2031-06-05-newsletter.md', '---\ntitle: "never closed\ndate: [2031\n---\n\nText.\n'),
    /front matter/i,
  ],
  [
    'has front matter that grows without end',
    postFile('2031-06-05-newsletter.md', aliasBomb),
    /front matter/i,
  ],
  [
    'is not Markdown',
    { ...postFile('letter.pdf', '%PDF-1.7'), mimeType: 'application/pdf' as 'text/markdown' },
    /not a Markdown file/,
  ],
] as const

for (const [what, file, sentence] of refused) {
  test(`a file that ${what} is refused in a sentence, and nothing is half made`, async ({ stanza }) => {
    const { issues } = await stanza.owner()
    await issues.open()
    await issues.importDoor
      .getByLabel('Post', { exact: true })
      .locator('input[type=file]')
      .setInputFiles(file)
    const go = issues.importDoor.getByRole('button', { name: 'Import' })
    if (await go.isEnabled()) await go.click()
    await expect(issues.alert).toContainText(sentence)
    await issues.open()
    await expect(issues.importDoor, 'there is still no issue').toBeVisible()
  })
}

test('a file of 20 MB is refused in a sentence before it is sent', async ({ stanza }) => {
  const { issues } = await stanza.owner()
  await issues.open()
  // By its path: handing 20 MB over to the browser in a message takes longer than the test.
  await using folder = temporaryFolder()
  const path = join(folder.path, '2031-06-05-newsletter.md')
  writeFileSync(path, Buffer.alloc(20 * 1024 * 1024, 'long '))
  await issues.importDoor.getByLabel('Post', { exact: true }).locator('input[type=file]').setInputFiles(path)
  await expect(issues.alert).toContainText('is larger than 2 MB')
})

test('a post without front matter and with an unclosed shortcode is kept as it is', async ({ stanza }) => {
  const { issues, edition } = await stanza.owner()
  await issues.open()
  await issues.importPost(
    postFile(
      '2031-06-05-newsletter.md',
      'Lamp one.\n\n{{< figure src="/a.png" caption="no end\n\nLamp two.\n',
    ),
  )
  await edition.isOpen()
  await edition.reads('Lamp one.')
  await edition.reads('{{< figure src="/a.png" caption="no end')
  await edition.reads('Lamp two.')
})

test('a second import of the same issue leads to the one that is there', async ({ stanza }) => {
  const { issues, edition, page } = await stanza.owner()
  await issues.open()
  await issues.importPost(posts.may)
  await edition.isOpen()
  const first = page.url()
  await issues.open()
  await issues.newIssue()
  await issues.importPost(posts.may)
  await expect(issues.alert).toBeVisible()
  await page.getByRole('link', { name: 'Open that issue' }).click()
  await edition.isOpen()
  expect(page.url()).toBe(first)
})

test('a date that is none is asked for again', async ({ stanza }) => {
  const { issues } = await stanza.owner()
  await issues.open()
  await issues.outlineDoor.getByLabel('Date of the new issue').fill('')
  await issues.outlineDoor.getByRole('button', { name: 'Start with the outline' }).click()
  await expect(issues.outlineDoor).toContainText('Choose the date of the new issue.')
})

for (const [what, path, title] of [
  ['wrong', '/join#this-is-no-token-at-all-0000', 'This link does not work'],
  ['cut short', '/join', 'You need a link'],
] as const) {
  test(`a link that is ${what} says so and what to do`, async ({ stanza }) => {
    const { page } = await stanza.visitor()
    await page.goto(path)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  })
}

test('an address without anything, and one without a link, say where to go', async ({ stanza }) => {
  const visitor = await stanza.visitor()
  await visitor.page.goto('/')
  await expect(visitor.page.getByRole('heading', { name: 'You need a link' })).toBeVisible()
  const owner = await stanza.owner()
  await owner.page.goto('/issues/00000000-0000-4000-8000-000000000000/en')
  await expect(owner.page.getByRole('heading', { name: 'This edition does not exist' })).toBeVisible()
})
