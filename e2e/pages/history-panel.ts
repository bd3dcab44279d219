import { expect, type Locator, type Page } from 'playwright/test'

/** The versions of an edition. */
export class HistoryPanel {
  readonly panel: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.panel = page.getByRole('dialog', { name: 'History' })
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'History' }).click()
    await expect(this.panel).toBeVisible()
  }

  async nameVersion(name: string): Promise<void> {
    await this.panel.getByLabel('Name this version').fill(name)
    await this.panel.getByRole('button', { name: 'Keep' }).click()
    await expect(this.version(name)).toBeVisible()
  }

  /** The row of a version. */
  version(name: string): Locator {
    return this.panel.getByRole('listitem').getByRole('button', { name })
  }

  async restore(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Restore this version' }).click()
    await expect(this.panel).toBeHidden()
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close' }).click()
    await expect(this.panel).toBeHidden()
  }
}
