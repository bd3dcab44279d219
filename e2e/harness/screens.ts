import { expect, type Page } from 'playwright/test'
import { posts } from './fixture-posts.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import type { Person } from './person.ts'
import type { PersonOptions, Stanza } from './stanza.ts'

/** The ways every screen is looked at. */
export const looks = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
} as const

/** A screen of the product in a state worth looking at. */
export interface Screen {
  /** Name of its picture. */
  readonly name: string
  /** Somebody else writes on it, so that lines move that nobody moved here. */
  readonly isWrittenIn?: boolean
  /** Brings a fresh server and a fresh browser there. */
  show(stanza: Stanza, options: PersonOptions): Promise<Page>
}

async function openMay(stanza: Stanza, options: PersonOptions): Promise<Person> {
  const owner = await stanza.owner(options)
  const { issue } = await owner.importPost(posts.may)
  await owner.open(issue.id)
  await owner.edition.says('Saved')
  return owner
}

/** The edition with a dialog over it, opened as the top bar (or, on a phone, its menu) opens it. */
const withDialog = (name: string, title: string): Screen => ({
  name,
  async show(stanza, options) {
    const owner = await openMay(stanza, options)
    await owner.edition.command(title)
    await expect(owner.edition.dialog(title)).toBeVisible()
    await owner.page.waitForLoadState('networkidle')
    return owner.page
  },
})

export const screens: readonly Screen[] = [
  {
    name: 'no-link',
    async show(stanza, options) {
      const { page } = await stanza.visitor('Nobody', options)
      await page.goto('/')
      await expect(page.getByRole('heading', { name: 'You need a link' })).toBeVisible()
      return page
    },
  },
  {
    name: 'name',
    async show(stanza, options) {
      const { page } = await stanza.visitor('Ada', options)
      await page.goto(stanza.server.ownerLink)
      await expect(page.getByLabel('Your name')).toBeVisible()
      return page
    },
  },
  {
    name: 'issues-empty',
    async show(stanza, options) {
      const { page, issues } = await stanza.owner(options)
      await issues.open()
      await expect(issues.draftDoor).toBeVisible()
      return page
    },
  },
  {
    name: 'issues',
    async show(stanza, options) {
      const owner = await stanza.owner(options)
      await owner.release((await owner.importPost(posts.april)).issue.id)
      await owner.importPost(posts.may)
      await owner.issues.open()
      await expect(owner.page.getByText('May 2031').first()).toBeVisible()
      return owner.page
    },
  },
  {
    name: 'settings',
    async show(stanza, options) {
      const { page } = await stanza.owner(options)
      const settings = new SettingsPage(page)
      await settings.open()
      await settings.set('dup-word', 'Error')
      return page
    },
  },
  {
    name: 'settings-words',
    async show(stanza, options) {
      const { page } = await stanza.owner(options)
      const settings = new SettingsPage(page)
      await settings.open()
      await settings.show('Words and names')
      return page
    },
  },
  {
    name: 'new-issue',
    async show(stanza, options) {
      const owner = await stanza.owner(options)
      await owner.importPost(posts.april)
      await owner.issues.open()
      await owner.issues.newIssue()
      await expect(owner.issues.draftDoor).toBeVisible()
      return owner.page
    },
  },
  {
    name: 'edition',
    async show(stanza, options) {
      return (await openMay(stanza, options)).page
    },
  },
  {
    name: 'edition-together',
    isWrittenIn: true,
    async show(stanza, options) {
      const owner = await openMay(stanza, options)
      const [, issue = ''] = /issues\/([^/]+)/.exec(owner.page.url()) ?? []
      const writer = await stanza.person('Bram', 'writer', issue)
      await writer.open(issue)
      await writer.edition.writeAfter('After the storm', ' of May')
      await owner.edition.reads('After the storm of May')
      await owner.edition.says('Saved')
      return owner.page
    },
  },
  {
    name: 'edition-reader',
    async show(stanza, options) {
      const owner = await stanza.owner()
      const { issue } = await owner.importPost(posts.may)
      const reader = await stanza.person('Chiyo', 'reader', issue.id, options)
      await reader.open(issue.id)
      return reader.page
    },
  },
  withDialog('share', 'Share'),
  withDialog('people', 'People and links'),
  withDialog('export', 'Export'),
  withDialog('history', 'History'),
]
