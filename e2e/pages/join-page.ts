import { expect, type Page } from 'playwright/test'

/** `/join`: what becomes of a link. */
export class JoinPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async sayName(name: string): Promise<void> {
    await this.#page.getByLabel('Your name').fill(name)
    await this.#page.getByRole('button', { name: 'Start' }).click()
    await expect(this.#page.getByLabel('Your name')).toBeHidden()
  }
}
