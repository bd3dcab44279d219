import { describeWithCorpus } from '@stanza/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmpp } from '../newsletter/presets/xmpp.ts'
import { isDate, monthsBetween, monthsOf, movedMonth } from './date.ts'
import { monthsInTitle, moveTitle } from './moved-months.ts'
import { imageFolder, imagePath, postPath } from './paths.ts'
import { postFileName, readPostFileName } from './post-file-name.ts'
import { introOf, titleOf } from './title.ts'

const dates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a date', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-06-31',
    '2026-6-1',
    '2026-06-01T00:00',
    '',
    '0000-01-01',
  ])('does not exist: %s', (text) => {
    expect(isDate(text)).toBe(false)
    expect(() => monthsOf(text)).toThrow(RangeError)
    expect(() => postFileName(xmpp, text, 'en')).toThrow(RangeError)
  })

  it('exists as the calendar has it', () => {
    fc.assert(fc.property(dates, (date) => isDate(date)))
    expect(isDate('2024-02-29')).toBe(true)
  })

  it('covers the month before it', () => {
    expect(monthsOf('2026-08-05')).toEqual(['2026-07'])
    expect(monthsOf('2026-01-05')).toEqual(['2025-12'])
  })

  it('covers all months since the last issue where that is told', () => {
    expect(monthsOf('2024-02-05', '2023-11')).toEqual(['2023-12', '2024-01'])
    expect(monthsOf('2024-02-05', '2024-01')).toEqual(['2024-01'])
  })

  it('moves months there and back', () => {
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const by = monthsBetween(one, other)
        expect(movedMonth(one.slice(0, 7), by)).toBe(other.slice(0, 7))
        expect(movedMonth(other.slice(0, 7), -by)).toBe(one.slice(0, 7))
      }),
    )
  })
})

describe('the names that come from the date', () => {
  it('are a file name in each language', () => {
    expect(postFileName(xmpp, '2026-08-05', 'en')).toBe('2026-08-05-newsletter.md')
    expect(postFileName(xmpp, '2026-08-05', 'pt-br')).toBe('2026-08-05-newsletter.pt-br.md')
  })

  it('are paths on the site and in its repository', () => {
    expect(imageFolder(xmpp, '2026-08-05')).toBe('/images/newsletter/2026-08-05/')
    expect(postPath(xmpp, '2026-08-05', 'fr')).toBe('content/blog/newsletter/2026-08-05-newsletter.fr.md')
    expect(imagePath(xmpp, '2026-08-05', 'a.png')).toBe('static/images/newsletter/2026-08-05/a.png')
  })

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(...xmpp.languages), (date, language) => {
        const read = readPostFileName(postFileName(xmpp, date, language))
        expect(read).toEqual({ date, language: language === 'en' ? null : language })
      }),
    )
  })

  it.each([
    ['2024-12-05_newsletter.de.md', '2024-12-05', 'de'],
    ['content/blog/2026-08-05-newsletter.PT-BR.MD', '2026-08-05', 'pt-br'],
    ['C:\\posts\\2026-08-05.markdown', '2026-08-05', null],
    ['2026-08-05-final version.2.md', '2026-08-05', null],
  ])('are read out of %s', (name, date, language) => {
    expect(readPostFileName(name)).toEqual({ date, language })
  })

  it.each([
    '2026-02-30-newsletter.md',
    '2026-08-051.md',
    'newsletter.md',
    '2026-08-05-newsletter.txt',
    '2026-08-05',
  ])('are not in %s', (name) => expect(readPostFileName(name)).toBeNull())
})

describe('a title', () => {
  it('is printed by the pattern, with a year each where two years meet', () => {
    expect(titleOf(xmpp, 'en', ['2026-07'])).toBe('The XMPP Newsletter July 2026')
    expect(titleOf(xmpp, 'en', ['2023-12', '2024-01'])).toBe(
      'The XMPP Newsletter December 2023 & January 2024',
    )
    expect(titleOf(xmpp, 'de', ['2026-07', '2026-08'])).toBe('Der XMPP Newsletter für Juli und August 2026')
    expect(titleOf(xmpp, 'fr', ['2026-10'])).toBe("Lettre d'information XMPP d'octobre 2026")
    expect(titleOf(xmpp, 'pt-br', ['2026-03'])).toBe('O Boletim XMPP - Março de 2026')
    expect(introOf(xmpp, 'es', ['2026-05'])).toContain('mayo del 2026')
  })

  it('names its months in every language', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(...xmpp.languages), (date, language) => {
        expect(monthsInTitle(xmpp, language, titleOf(xmpp, language, monthsOf(date)))).toEqual(monthsOf(date))
      }),
    )
  })

  it.each([
    [
      'en',
      'The XMPP Newsletter December 2023 & January 2024',
      'The XMPP Newsletter January 2024 & February 2024',
    ],
    ['it', 'Newsletter XMPP Aprile 2025', 'Newsletter XMPP Maggio 2025'],
    ['it', 'The XMPP Newsletter May 2024', 'The XMPP Newsletter June 2024'],
    ['de', 'The XMPP Newsletter September 2024', 'The XMPP Newsletter October 2024'],
    ['fr', "Lettre d'information XMPP de mars 2022", "Lettre d'information XMPP d'avril 2022"],
    ['en', 'News of 5 May 2026', 'News of 5 May 2026'],
    ['en', 'What may come', 'What may come'],
  ])('moves a month on, in %s: %s', (language, title, next) => {
    expect(moveTitle(xmpp, language, title, (months) => months.map((month) => movedMonth(month, 1)))).toBe(
      next,
    )
  })
})

describeWithCorpus('the titles and names of real posts', (posts) => {
  it('have a real date each', () => {
    for (const { name, date } of posts) expect(readPostFileName(name)?.date).toBe(date)
  })

  it('move by any number of months, and back to the very same title', () => {
    const titles = posts.flatMap(({ markdown, language }) => {
      const title = /^title: (.*)$/m.exec(markdown)?.[1]
      return title === undefined || monthsInTitle(xmpp, language, title) === null ? [] : [{ title, language }]
    })
    expect(titles.length).toBeGreaterThan(50)
    fc.assert(
      fc.property(
        fc.constantFrom(...titles),
        fc.integer({ min: -40, max: 40 }),
        ({ title, language }, by) => {
          const move = (text: string, months: number) =>
            moveTitle(xmpp, language, text, (own) => own.map((month) => movedMonth(month, months)))
          expect(move(move(title, by), -by)).toBe(title)
        },
      ),
    )
  })
})
