import { describe, expect, it } from 'vitest'
import { suggestingInEnglish } from './en-suggesting.ts'
import { peopleInEnglish } from './en-people.ts'
import { settingsInEnglish } from './en-settings.ts'
import { suggestionsInEnglish } from './en-suggestions.ts'
import { en } from './en.ts'
import { addMessages, t } from './message.ts'

const all = {
  ...en,
  ...suggestingInEnglish,
  ...suggestionsInEnglish,
  ...settingsInEnglish,
  ...peopleInEnglish,
}

describe('t', () => {
  it('fills names in', () => {
    expect(t('edition.title.untitled')).toBe(en['edition.title.untitled'])
    expect(t('people.you', { name: 'Ada' })).toContain('Ada')
  })
  it('chooses the plural form by count and writes large numbers with separators', () => {
    expect(t('count.items', { count: 1 })).toBe('1 item')
    expect(t('count.items', { count: 0 })).toBe('0 items')
    expect(t('count.items', { count: 1200 })).toBe('1,200 items')
  })
  it('knows the words of a part once that has come', () => {
    addMessages(suggestionsInEnglish)
    expect(t('suggestions.accept')).toBe('Accept')
  })
  it('leaves no placeholder unclosed and no text empty in the catalogue', () => {
    for (const [key, entry] of Object.entries(all)) {
      for (const text of typeof entry === 'string' ? [entry] : Object.values(entry)) {
        expect(text.trim(), key).not.toBe('')
        expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/)
      }
    }
  })
  it('has the form "other" wherever it has plural forms', () => {
    for (const [key, entry] of Object.entries(all))
      if (typeof entry !== 'string') expect(entry, key).toHaveProperty('other')
  })
})
