import { expect, test as base } from 'playwright/test'
import { Stanza } from './stanza.ts'
import { StanzaServer, type StanzaServerOptions } from './stanza-server.ts'

/** `test` of this project: each gets a server of its own, with nothing in it, and people to open it. */
export const test = base.extend<{
  stanza: Stanza
  newsletter: NonNullable<StanzaServerOptions['newsletter']>
  host: NonNullable<StanzaServerOptions['host']>
}>({
  newsletter: ['fixture', { option: true }],
  host: ['127.0.0.1', { option: true }],

  stanza: async ({ browser, newsletter, host }, provide, info) => {
    await using server = await StanzaServer.start({ newsletter, host })
    const stanza = new Stanza(server, browser)
    await provide(stanza)
    await stanza.close()
    if (info.status !== info.expectedStatus)
      await info.attach('server', { body: server.log, contentType: 'text/plain' })
    expect(stanza.complaints, 'errors in the consoles of the pages').toEqual([])
  },
})

export { expect }
