import { expect, type Locator, type Page } from 'playwright/test'

/** `/settings`: what owners decide. */
export class SettingsPage {
  readonly page: Page
  readonly title: Locator
  readonly parts: Locator
  readonly notice: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { name: 'Settings', level: 1 })
    this.parts = page.getByRole('navigation', { name: 'Parts of the settings' })
    this.notice = page.getByRole('region', { name: 'Notices' })
  }

  async open(): Promise<void> {
    await this.page.goto('/settings')
    await this.shows('Rules')
  }

  async show(part: 'Rules' | 'Words and names' | 'House rules' | 'Headings'): Promise<void> {
    await this.parts.getByRole('link', { name: part, exact: true }).click()
    await this.shows(part)
  }

  async shows(part: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: part, level: 2 })).toBeVisible()
  }

  /** How strongly a rule speaks. */
  severity(rule: string): Locator {
    return this.page.getByRole('combobox', { name: `How strongly ${rule} says so` })
  }

  async set(rule: string, severity: 'Error' | 'Warning' | 'Hint' | 'Off'): Promise<void> {
    await this.severity(rule).selectOption(severity)
    await this.says(`“${rule}” is now: ${severity}.`)
  }

  /** A list of words. */
  list(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  async add(list: string, lines: string): Promise<void> {
    await this.list(list)
      .getByRole('textbox', { name: `Add to ${list}` })
      .fill(lines)
    await this.list(list).getByRole('button', { name: 'Add', exact: true }).click()
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.notice.getByText(words)).toBeVisible()
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible()
  }

  async undo(): Promise<void> {
    await this.notice.getByRole('button', { name: 'Undo' }).click()
    await this.says('The settings are as before.')
  }
}
