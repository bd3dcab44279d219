import { expect, it } from 'vitest'
import { readLinkTarget } from './link-target.ts'

it.each([
  ['https://example.org/a(b)?c=d&e#f', 'https://example.org/a(b)?c=d&e#f'],
  [' example.org/x ', 'https://example.org/x'],
  ['example.org', 'https://example.org'],
  ['a.person@example.org', 'mailto:a.person@example.org'],
  ['xmpp:room@muc.example.org?join', 'xmpp:room@muc.example.org?join'],
  ['/posts/last/', '/posts/last/'],
  ['#events', '#events'],
  ['https://example.org/a b', 'https://example.org/a%20b'],
])('reads %s', (input, href) => {
  expect(readLinkTarget(input)).toEqual({ ok: true, href })
})

it.each([
  ['', 'empty'],
  ['javascript:alert(1)', 'unsafe'],
  ['JaVa\nScript:alert(1)', 'unsafe'],
  ['&#106;avascript:alert(1)', 'unsafe'],
  ['data:text/html,x', 'unsafe'],
  ['vbscript:x', 'unsafe'],
  ['https://example.org/%zz', 'malformed'],
  ['https://', 'malformed'],
  ['https://example.org:port/', 'malformed'],
  ['https://[::1/', 'malformed'],
])('refuses %s as %s', (input, reason) => {
  expect(readLinkTarget(input)).toEqual({ ok: false, reason })
})
