import { expect, type Locator, type Page } from 'playwright/test'

/** Role links to an issue: made, copied, withdrawn. */
export class ShareDialog {
  readonly dialog: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.dialog = page.getByRole('dialog', { name: 'Share' })
  }

  /** Makes a link as an editor does; its address. */
  async linkFor(role: 'Reader' | 'Writer' | 'Editor', note = ''): Promise<string> {
    await this.#page.getByRole('button', { name: 'Share' }).click()
    const choice = this.dialog.getByLabel('Whoever has the link')
    const value = await choice
      .locator('option')
      .filter({ hasText: `${role}:` })
      .getAttribute('value')
    await choice.selectOption(value)
    await this.dialog.getByLabel('Note (optional)').fill(note)
    await this.dialog.getByRole('button', { name: 'Make a link' }).click()
    const made = this.dialog.getByLabel('Link', { exact: true })
    await expect(made).toHaveValue(/\/join#/)
    return made.inputValue()
  }

  async withdraw(what: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `Withdraw the link for ${what}` }).click()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await expect(this.dialog).toBeHidden()
  }
}
