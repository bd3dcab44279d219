import type { Browser, BrowserContextOptions } from 'playwright/test'
import type { Role } from '@stanza/schema/api'
import { posts, type PostFile } from './fixture-posts.ts'
import { openNetwork, type Network } from './network.ts'
import { Person } from './person.ts'
import { watchLayoutShift } from './layout-shift.ts'
import type { StanzaServer } from './stanza-server.ts'

export interface PersonOptions {
  /** A way to the server that the test can cut. */
  readonly network?: boolean
  readonly context?: BrowserContextOptions
  /** The moment that the browser's clock stands at; absent: it runs. */
  readonly clock?: string
}

/** A server and the people who use it. */
export class Stanza {
  readonly server: StanzaServer
  readonly #browser: Browser
  readonly #networks: Network[] = []
  readonly #complaints: string[] = []
  #owner: Person | null = null

  constructor(server: StanzaServer, browser: Browser) {
    this.server = server
    this.#browser = browser
  }

  /** The owner, in by the one-time link, with no page open yet; the same one each time. */
  async owner(options: PersonOptions = {}): Promise<Person> {
    this.#owner ??= await this.#arrive('Ada', this.server.ownerLink, options)
    return this.#owner
  }

  /** Somebody with a link of that role, in a browser of their own with no page open yet. */
  async person(
    name: string,
    role: Role,
    issue: string | null = null,
    options: PersonOptions = {},
  ): Promise<Person> {
    const owner = await this.owner()
    return this.#arrive(name, await owner.linkFor(role, issue), options)
  }

  /** An issue with a post in it, the owner and a writer both in its English edition. */
  async twoPeople(
    post: PostFile = posts.may,
    options: PersonOptions = {},
  ): Promise<{ owner: Person; writer: Person; issue: string }> {
    const owner = await this.owner()
    const { issue } = await owner.importPost(post)
    const writer = await this.person('Bram', 'writer', issue.id, options)
    await Promise.all([owner.open(issue.id), writer.open(issue.id)])
    return { owner, writer, issue: issue.id }
  }

  /** A browser window of somebody who has no link yet. */
  async visitor(
    name = 'Nobody',
    { network: cuttable = false, context: contextOptions = {}, clock }: PersonOptions = {},
  ): Promise<Person> {
    const isNamed = new URL(this.server.address).hostname.endsWith('.test')
    const network = cuttable || isNamed ? await openNetwork() : null
    if (network !== null) this.#networks.push(network)
    const context = await this.#browser.newContext({
      baseURL: this.server.address,
      ...(network === null ? {} : { proxy: { server: network.proxy } }),
      ...contextOptions,
    })
    if (clock !== undefined) await context.clock.setFixedTime(clock)
    const page = await context.newPage()
    await watchLayoutShift(page)
    page.on('pageerror', (error) =>
      this.#complaints.push(`${name}: ${error.name} ${error.message} ${error.stack ?? ''}`),
    )
    page.on('console', (message) => {
      // A browser reports every answer of 4xx and every lost connection as an error: those are what some tests are about. So
      // is a plain http address, where the header that keeps other pages away means nothing.
      if (
        message.type() !== 'error' ||
        /^Failed to load resource|WebSocket connection to|^The Cross-Origin-Opener-Policy header has been ignored/.test(
          message.text(),
        )
      )
        return
      const { url, lineNumber } = message.location()
      this.#complaints.push(`${name}: ${message.text()} (${url}:${lineNumber})`)
    })
    return new Person(page, name, this.server.address, network)
  }

  /** What the pages complained of in their consoles: errors nobody caught, what the content policy stopped. */
  get complaints(): readonly string[] {
    return this.#complaints
  }

  /** For a test that is about a complaint. */
  forgive(): void {
    this.#complaints.length = 0
  }

  async close(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()))
    await Promise.all(this.#networks.map((network) => network.close()))
  }

  async #arrive(name: string, link: string, options: PersonOptions): Promise<Person> {
    const person = await this.visitor(name, options)
    await person.enter(link)
    return person
  }
}
