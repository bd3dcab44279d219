import { expect, it } from 'vitest'
import { kindOf, type RequestKind } from './kept-requests.ts'

const origin = 'https://stanza.example'
const cases: readonly (readonly [string, string, string, RequestKind])[] = [
  ['GET', 'navigate', '/', 'page'],
  ['GET', 'navigate', '/issues/42/en', 'page'],
  ['GET', 'navigate', '/join', 'page'],
  ['GET', 'navigate', '/icon.svg', 'pass'],
  ['GET', 'navigate', '/api/editions/42/export.zip', 'pass'],
  ['GET', 'no-cors', '/assets/main-1a2b.js', 'asset'],
  ['GET', 'cors', '/api/session', 'answer'],
  ['GET', 'cors', '/api/issues', 'answer'],
  ['GET', 'cors', '/api/issues/42', 'answer'],
  ['GET', 'cors', '/api/newsletter', 'answer'],
  ['GET', 'cors', '/api/editions/42', 'answer'],
  ['GET', 'cors', '/api/editions/42/base', 'answer'],
  ['GET', 'cors', '/api/editions/42/export', 'pass'],
  ['GET', 'cors', '/api/editions/42/assets', 'pass'],
  ['GET', 'cors', '/api/editions/42/versions', 'pass'],
  ['GET', 'cors', '/api/links', 'pass'],
  ['GET', 'cors', '/api/issues?x=1', 'pass'],
  ['PATCH', 'cors', '/api/issues/42', 'pass'],
  ['POST', 'cors', '/api/session', 'session-change'],
  ['DELETE', 'cors', '/api/session', 'session-change'],
  ['GET', 'cors', '/icon.svg', 'pass'],
]

it.each(cases)('%s (%s) %s: %s', (method, mode, path, kind) => {
  expect(kindOf({ method, mode, url: origin + path }, origin)).toBe(kind)
})

it('touches nothing of another host', () => {
  expect(kindOf({ method: 'GET', mode: 'cors', url: 'https://other.example/api/session' }, origin)).toBe(
    'pass',
  )
})
