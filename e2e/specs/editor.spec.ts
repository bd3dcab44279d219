import type { Person } from '../harness/person.ts'
import { png, pngThatClaims } from '../harness/png.ts'
import { expect, test } from '../harness/test.ts'

/** An empty line under the first group, ready to write in. */
async function freshLine({ edition, page }: Person): Promise<void> {
  await edition.caretAfter('the lamp kept burning on its spare wick.')
  await page.keyboard.press('Enter')
}

test.describe('one person', () => {
  let owner: Person
  test.beforeEach(async ({ stanza }) => {
    owner = (await stanza.twoPeople()).owner
  })

  test('typing the signs of Markdown makes what they mean', async () => {
    const { page, edition } = owner
    await freshLine(owner)
    await page.keyboard.type('### Fresh paint')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- **Redlamp** is _red_ and `quiet`')
    await page.keyboard.press('Enter')
    await page.keyboard.type('second')
    await page.keyboard.press('Tab')
    await expect(edition.text.getByRole('heading', { name: 'Fresh paint', level: 3 })).toBeVisible()
    expect(await owner.savedMarkdown()).toContain(
      '### Fresh paint\n\n- **Redlamp** is *red* and `quiet`\n  - second\n',
    )
  })

  test('items move with Alt and the arrow keys', async () => {
    const { page, edition } = owner
    await edition.caretAfter('The old signal list')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await owner.savedMarkdown()).toMatch(/The old signal list[^\n]*\n- \[The harbour board/)
  })

  test('a slash offers what can be inserted', async () => {
    const { page } = owner
    await freshLine(owner)
    await page.keyboard.type('/table')
    await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Lamp')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Colour')
    expect(await owner.savedMarkdown()).toMatch(/\| Lamp +\| Colour +\|/)
  })

  test('a link is checked before it is set', async () => {
    const { page, edition } = owner
    await edition.select('spare wick')
    await page.keyboard.press('ControlOrMeta+k')
    const dialog = edition.dialog('Link')
    const address = dialog.getByLabel('Address', { exact: true })
    await address.fill('javascript:alert(1)')
    await dialog.getByRole('button', { name: 'Set the link' }).click()
    await expect(dialog).toContainText('cannot be followed safely')
    await address.fill('https://wick.example/spare')
    await dialog.getByRole('button', { name: 'Set the link' }).click()
    await expect(edition.text.getByRole('link', { name: 'spare wick' })).toHaveAttribute(
      'href',
      'https://wick.example/spare',
    )
    expect(await owner.savedMarkdown()).toContain('[spare wick](https://wick.example/spare)')
  })

  test('Markdown, a web page and Word can be pasted', async () => {
    await freshLine(owner)
    await owner.paste({ 'text/plain': '## From a pad\n\n- one [link](https://pad.example/)\n- two' })
    await expect(owner.edition.text.getByRole('heading', { name: 'From a pad', level: 2 })).toBeVisible()
    await owner.paste({
      'text/html': `<html><body><!--StartFragment--><p style="color:red">From <b>a page</b><script>alert(1)</script> <a href="javascript:alert(1)" onclick="x()">bad</a></p><!--EndFragment--></body></html>`,
      'text/plain': 'From a page bad',
    })
    await owner.paste({
      'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>  </span></span><![endif]>From Word<o:p></o:p></p><!--EndFragment--></body></html>`,
      'text/plain': '· From Word',
    })
    const markdown = await owner.savedMarkdown()
    expect(markdown).toContain('[link](https://pad.example/)')
    expect(markdown).toContain('**a page**')
    expect(markdown).toContain('From Word')
    expect(markdown).not.toContain('javascript:')
    expect(markdown).not.toContain('mso-list')
  })

  test('a picture that is pasted becomes a figure, and the export carries it', async () => {
    const { edition } = owner
    await freshLine(owner)
    await owner.pasteFile({ name: 'new roof.png', type: 'image/png', content: png(64, 48) })
    await expect(edition.text.locator('img[src*="/assets/"]')).toBeVisible()
    expect(await owner.savedMarkdown()).toMatch(
      /\{\{< figure src="\/images\/newsletter\/2031-06-05\/[^"]+\.png"/,
    )
  })

  for (const [what, content, sentence] of [
    ['is no picture', Buffer.from('I am a text'), /“trap.png” was not added/],
    ['is too large to open', pngThatClaims(60_000, 60_000), /“trap.png” was not added/],
  ] as const) {
    test(`a file that ${what} is refused in a sentence, and the text stays`, async () => {
      const { page, edition } = owner
      await freshLine(owner)
      await owner.pasteFile({ name: 'trap.png', type: 'image/png', content })
      await expect(page.getByText(sentence).first()).toBeVisible()
      await edition.reads('After the storm')
    })
  }

  test("a figure's form changes what was changed in it and nothing else", async () => {
    const { edition } = owner
    await edition.text.getByRole('group').filter({ hasText: 'third-order lens' }).dblclick()
    const form = edition.dialog('Figure')
    await form.getByLabel('Description').fill('A glowing lens')
    await form.getByRole('button', { name: 'Keep' }).click()
    const line = (await owner.savedMarkdown()).split('\n').find((one) => one.includes('wickline-lens.png'))
    expect(line).toContain(
      'link="https://wickline.example/news/3.2" caption="Wickline 3.2 shows a third-order lens" width="400"',
    )
    expect(line).toContain('alt="A glowing lens"')
  })

  test('the palette runs a command by its name', async () => {
    const { page, edition } = owner
    await edition.caretAfter('has a new keeper')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: 'Search commands and sections' }).fill('Export')
    await page.keyboard.press('Enter')
    await expect(edition.dialog('Export')).toBeVisible()
  })

  test('the Markdown view follows the text', async () => {
    const { page, edition } = owner
    await edition.command('Markdown')
    const view = page.getByRole('region', { name: 'Markdown' }).or(edition.dialog('Markdown')).first()
    await expect(view).toContainText('### After the storm')
  })
})
