import { expect, it } from 'vitest'
import { t } from '../../messages/message.ts'
import { saveWords } from './save-words.ts'

it('says the words of the promise, exactly', () => {
  const label = (state: Parameters<typeof saveWords>[0]) => t(saveWords(state).label)
  expect(label({ kind: 'saved' })).toBe('Saved')
  expect(label({ kind: 'saving', since: 0 })).toBe('Saving…')
  expect(label({ kind: 'offline', unsaved: true, keptHere: true })).toBe('Offline – kept in this browser')
  expect(label({ kind: 'not-saved', code: 'x', text: '' })).toBe('NOT SAVED')
})
it('never claims that a browser keeps what it does not', () => {
  const { label, tone } = saveWords({ kind: 'offline', unsaved: false, keptHere: false })
  expect(t(label)).not.toContain('kept in this browser')
  expect(tone).toBe('danger')
})
