import { expect, it } from 'vitest'
import { editionPath, readRoute, settingsPath } from './route.ts'

it('knows its addresses', () => {
  expect(readRoute('/')).toEqual({ kind: 'issues' })
  expect(readRoute(settingsPath)).toEqual({ kind: 'settings' })
  expect(readRoute('/join')).toEqual({ kind: 'join' })
  expect(readRoute(editionPath('a-b', 'pt-br'))).toEqual({ kind: 'edition', issue: 'a-b', language: 'pt-br' })
})
it.each(['/issues', '/issues/a', '/issues/a/en/translate', '/x', '/settings/x'])(
  'calls %s unknown',
  (path) => {
    expect(readRoute(path)).toEqual({ kind: 'unknown' })
  },
)
