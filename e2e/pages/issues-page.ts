import { expect, type Locator, type Page } from 'playwright/test'
import type { PostFile } from '../harness/fixture-posts.ts'

/** `/`: the list of issues and the doors to a new one. */
export class IssuesPage {
  readonly page: Page
  readonly title: Locator
  readonly alert: Locator
  readonly draftDoor: Locator
  readonly outlineDoor: Locator
  readonly importDoor: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { name: 'Issues', level: 1 })
    this.alert = page.getByRole('alert')
    this.draftDoor = page.getByRole('form', { name: 'Start from last month’s post' })
    this.outlineDoor = page.getByRole('form', { name: 'Start from the outline' })
    this.importDoor = page.getByRole('form', { name: 'Import a post as it is' })
  }

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.title).toBeVisible()
  }

  /** The doors as a dialog, where there are issues already. */
  async newIssue(): Promise<void> {
    await this.page.getByRole('button', { name: 'New issue' }).click()
  }

  /** A new issue from one or two earlier posts; the edition opens. */
  async draftFrom(files: readonly PostFile[], date: string): Promise<void> {
    await this.draftDoor
      .getByLabel('Earlier posts')
      .locator('input[type=file]')
      .setInputFiles([...files])
    await this.draftDoor.getByLabel('Date of the new issue').fill(date)
    await this.draftDoor.getByRole('button', { name: /^Start from th/ }).click()
  }

  async startFromOutline(date: string): Promise<void> {
    await this.outlineDoor.getByLabel('Date of the new issue').fill(date)
    await this.outlineDoor.getByRole('button', { name: 'Start with the outline' }).click()
  }

  async importPost(file: PostFile): Promise<void> {
    await this.importDoor.getByLabel('Post', { exact: true }).locator('input[type=file]').setInputFiles(file)
    await this.importDoor.getByRole('button', { name: 'Import' }).click()
  }
}
