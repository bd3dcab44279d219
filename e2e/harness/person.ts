import { virtualClient, type VirtualClient } from '@stanza/testkit'
import { expect, type BrowserContext, type Page } from 'playwright/test'
import type { CreatedIssue, CreatedLink, Issues, Phase, Role } from '@stanza/schema/api'
import { EditionPage } from '../pages/edition-page.ts'
import { IssuesPage } from '../pages/issues-page.ts'
import { JoinPage } from '../pages/join-page.ts'
import type { PostFile } from './fixture-posts.ts'
import type { Network } from './network.ts'

/** Somebody with a browser of their own, signed in by a link. */
export class Person {
  readonly page: Page
  readonly issues: IssuesPage
  readonly edition: EditionPage
  readonly name: string
  /** Their way to the server; null where the test asked for none to cut. */
  readonly network: Network | null
  readonly #address: string

  constructor(page: Page, name: string, address: string, network: Network | null) {
    this.page = page
    this.name = name
    this.network = network
    this.#address = address
    this.issues = new IssuesPage(page)
    this.edition = new EditionPage(page)
  }

  get context(): BrowserContext {
    return this.page.context()
  }

  /** Opens a role link and says a name, as anybody who was sent one does. */
  async join(link: string): Promise<void> {
    await this.page.goto(link)
    await new JoinPage(this.page).sayName(this.name)
  }

  /**
   * Comes in by a role link and says a name by the requests that its page makes: two pages less to load for each person of a
   * test that is about what comes after.
   */
  async enter(link: string): Promise<void> {
    await this.#post('/api/session', { token: decodeURIComponent(new URL(link).hash.slice(1)) })
    const headers = { origin: this.#address }
    const data = { name: this.name }
    const response = await this.page.request.patch(`${this.#address}/api/session`, { data, headers })
    if (!response.ok())
      throw new Error(`the name was answered ${response.status()}: ${await response.text()}`)
  }

  /** A post imported as it is, by the same request that the dialog makes. For tests that are about what comes after. */
  async importPost(post: PostFile): Promise<CreatedIssue> {
    const content = post.buffer.toString('base64')
    return this.#post<CreatedIssue>('/api/issues', { kind: 'import', post: { name: post.name, content } })
  }

  /** Moves an issue to its last phase. */
  release(issue: string): Promise<void> {
    return this.move(issue, 'released')
  }

  /** Moves an issue to a phase. */
  async move(issue: string, phase: Phase): Promise<void> {
    const headers = { origin: this.#address }
    const data = { phase }
    const response = await this.page.request.patch(`${this.#address}/api/issues/${issue}`, { data, headers })
    if (!response.ok()) throw new Error(`moving it answered ${response.status()}: ${await response.text()}`)
  }

  /** Decides suggestions of the open edition, as the buttons do. */
  async decide(verb: 'accept' | 'reject', ids: readonly string[]): Promise<void> {
    await this.#post(`/api/editions/${await this.editionId()}/suggestions/${verb}`, { ids })
  }

  /** A link for somebody else. */
  async linkFor(role: Role, issue: string | null = null): Promise<string> {
    const { url } = await this.#post<CreatedLink>('/api/links', { role, issue })
    return url
  }

  /** Gives the links of an issue that have a role another one. */
  async changeLinks(issue: string, role: Role, to: Role): Promise<void> {
    const answer = await this.page.request.get(`${this.#address}/api/links?issue=${issue}`)
    const { links } = (await answer.json()) as { links: { id: string; role: Role }[] }
    for (const { id } of links.filter((link) => link.role === role)) {
      const response = await this.page.request.patch(`${this.#address}/api/links/${id}`, {
        data: { role: to },
        headers: { origin: this.#address },
      })
      if (!response.ok())
        throw new Error(`changing it answered ${response.status()}: ${await response.text()}`)
    }
  }

  /** Goes to an edition and waits until it can be written in (or read). */
  async open(issue: string, language = 'en'): Promise<void> {
    await this.page.goto(`${this.#address}/issues/${issue}/${language}`)
    await this.edition.isOpen()
  }

  /** Waits until this browser could open the edition again without the network. */
  async isKept(issue: string): Promise<void> {
    const paths = [
      '/',
      '/api/session',
      '/api/newsletter',
      `/api/issues/${issue}`,
      `/api/editions/${await this.editionId()}`,
    ]
    // Asked again and again from here: `waitForFunction` takes the promise of an answer for a yes.
    const isKept = (): Promise<boolean> =>
      this.page.evaluate(async (all) => {
        const kept = await Promise.all(all.map((one) => caches.match(one, { ignoreVary: true })))
        return navigator.serviceWorker.controller !== null && kept.every((one) => one !== undefined)
      }, paths)
    await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
  }

  /** What was typed is in the browser's own copy: a reading of it begins only when the writings before it are done. */
  async isStored(): Promise<void> {
    await this.page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) {
        await new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open(name ?? '')
          opening.addEventListener('error', () => reject(new Error(`no copy ${name}`)))
          opening.addEventListener('success', () => {
            const database = opening.result
            if (database.objectStoreNames.length === 0) return resolve(database.close())
            const reading = database.transaction([...database.objectStoreNames], 'readonly')
            reading.addEventListener('complete', () => resolve(database.close()))
            reading.objectStore(database.objectStoreNames[0] ?? '').count()
          })
        })
      }
    })
  }

  /** Id of the open edition: the name of its room. */
  async editionId(): Promise<string> {
    const [, issue = '', language = ''] = /\/issues\/([^/]+)\/([^/?#]+)/.exec(this.page.url()) ?? []
    const { issues } = (await (await this.page.request.get(`${this.#address}/api/issues`)).json()) as Issues
    const edition = issues.find(({ id }) => id === issue)?.editions.find((one) => one.language === language)
    if (edition === undefined) throw new Error(`no edition is open: ${this.page.url()}`)
    return edition.id
  }

  /** What the open edition exports, from the address that any program may ask. */
  async exportMarkdown(): Promise<string> {
    const path = `/api/editions/${await this.editionId()}/export.md`
    return (await this.page.request.get(`${this.#address}${path}`)).text()
  }

  /** A program that has this person's cookie and speaks the editor's protocol, without the editor. */
  async program(room: (edition: string) => string = (edition) => edition): Promise<VirtualClient> {
    const cookies = await this.context.cookies(this.#address)
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return virtualClient({ server: this.#address, edition: room(await this.editionId()), cookie })
  }

  /** The same, once everything written here has reached the server. */
  async savedMarkdown(): Promise<string> {
    await this.edition.says('Saved')
    return this.exportMarkdown()
  }

  /** Pastes as from another program, where the caret stands: one entry for each kind of the same content. */
  async paste(content: Readonly<Record<string, string>>): Promise<void> {
    await this.edition.text.evaluate((element, kinds) => {
      const clipboardData = new DataTransfer()
      for (const [kind, data] of Object.entries(kinds)) clipboardData.setData(kind, data)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, content)
  }

  /** Pastes a file, as a screenshot is pasted. */
  async pasteFile({ name, type, content }: { name: string; type: string; content: Buffer }): Promise<void> {
    await this.edition.text.evaluate(
      (element, file) => {
        const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
        const clipboardData = new DataTransfer()
        clipboardData.items.add(new File([bytes], file.name, { type: file.type }))
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      { name, type, base64: content.toString('base64') },
    )
  }

  async #post<Answer>(path: string, data: unknown): Promise<Answer> {
    const response = await this.page.request.post(`${this.#address}${path}`, {
      data,
      headers: { origin: this.#address },
    })
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
}
