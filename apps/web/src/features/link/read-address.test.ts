import { describe, expect, it } from 'vitest'
import { readAddress } from './read-address.ts'

describe('an address', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://example.org', 'HTTP://example.org'],
    [' <https://example.org> ', 'https://example.org'],
    ['example.org/releases', 'https://example.org/releases'],
    ['example.org', 'https://example.org'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['xmpp:room@chat.example.org?join', 'xmpp:room@chat.example.org?join'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['/blog/', '/blog/'],
    ['#part', '#part'],
    ['../page', '../page'],
  ])('%j is set as %s', (typed, href) => expect(readAddress(typed)).toEqual({ ok: true, href }))

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['https://', 'host'],
    ['https:example.org', 'host'],
    ['http://exa mple.org', 'space'],
    ['javascript:alert(1)', 'scheme'],
    ['java\nscript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['&#106;avascript:alert(1)', 'scheme'],
  ])('%j is refused as %s', (typed, problem) =>
    expect(readAddress(typed)).toMatchObject({ ok: false, problem }),
  )
})
