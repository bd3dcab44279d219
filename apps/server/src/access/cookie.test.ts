import { expect, it } from 'vitest'
import { bearerToken, cookieValue, sessionCookie } from './cookie.ts'

it('is bound to host and https where there is https', () => {
  expect(sessionCookie('https://news.example.org')).toEqual({
    name: '__Host-stanza',
    options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 2_592_000_000 },
  })
  expect(sessionCookie('http://localhost:8080')).toMatchObject({ name: 'stanza', options: { secure: false } })
})

it.each([
  [undefined, null],
  ['', null],
  ['stanza', null],
  ['other=1; stanza=abc; more=2', 'abc'],
  ['xstanza=evil; stanza=abc', 'abc'],
  ['__Host-stanza=evil', null],
  ['stanza=a=b', 'a=b'],
])('of the header %j is %j', (header, value) => expect(cookieValue(header, 'stanza')).toBe(value))

it.each([
  [undefined, null],
  ['Basic abcdefghijklmnopqrstuvwxyz', null],
  ['Bearer short', null],
  ['bearer  abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
  ['Bearer abcdefghijklmnopqrstuvwxyz trailing', null],
])('the token of %j is %j', (header, token) => expect(bearerToken(header)).toBe(token))
