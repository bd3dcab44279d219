import { a, b, doc, figure, h2, img, li, p, raw, shortcode, soft, ul } from '@stanza/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withoutIds } from '../y/patch-document.ts'
import { xmpp } from '../newsletter/presets/xmpp.ts'
import { moveDate, type PostContent } from './move-date.ts'

const post = (title: string, intro: string, date = '2026-08-05'): PostContent => ({
  matter: {
    entries: [
      ['title', title],
      ['author', 'A team'],
      ['date', date],
      ['summary', 'About July 2026'],
    ],
  },
  document: doc(
    figure('{{< figure src="/images/newsletter/banner.jpg" >}}'),
    p('Hello again.', soft(), intro, ' Read ', b('on'), '.'),
    h2('News'),
    p(
      'In July 2026 ',
      a('/images/newsletter/2026-08-05/plan.pdf', 'a plan'),
      ' came, see /images/newsletter/2026-08-05/.',
    ),
    figure('{{< figure src="/images/newsletter/2026-08-05/one.png" caption="July 2026" >}}'),
    figure('{{< figure src="/images/newsletter/2026-07-05/old.png" >}}'),
    ul(li(p(img('/images/newsletter/2026-08-05/two.png')))),
    raw('<img src="/images/newsletter/2026-08-05/three.png">'),
    shortcode('{{< gallery "/images/newsletter/2026-08-05/" >}}'),
  ),
})
const english = post('The XMPP Newsletter July 2026', 'This issue covers the month of July 2026.')

it('moves title, date, the month in the introduction and the folder of its own images, and nothing else', () => {
  const moved = moveDate(english, xmpp, 'en', '2026-08-05', '2026-09-07')
  expect(moved.matter.entries).toEqual([
    ['title', 'The XMPP Newsletter August 2026'],
    ['author', 'A team'],
    ['date', '2026-09-07'],
    ['summary', 'About July 2026'],
  ])
  const text = withoutIds(moved.document)
  expect(text).toBe(
    withoutIds(english.document)
      .replace('month of July 2026', 'month of August 2026')
      .replaceAll(/\/images\/newsletter\/2026-08-05\/(?!\.)/g, '/images/newsletter/2026-09-07/'),
  )
})

it('leaves the months when only the day changes', () => {
  const moved = moveDate(english, xmpp, 'en', '2026-08-05', '2026-08-07')
  expect(moved.matter.entries[0]).toEqual(['title', 'The XMPP Newsletter July 2026'])
  expect(moved.matter.entries[2]).toEqual(['date', '2026-08-07'])
})

it('keeps marks, and the time of day behind the date', () => {
  const bold = { ...english, document: doc(p('Covers the month of ', b('July 2026'), ' only')) }
  const timed = { ...bold, matter: { entries: [['Date', '2026-08-05T10:00:00Z']] as const } }
  const moved = moveDate(timed, xmpp, 'en', '2026-08-05', '2026-09-05')
  expect(withoutIds(moved.document)).toBe(
    withoutIds(doc(p('Covers the month of ', b('August 2026'), ' only'))),
  )
  expect(moved.matter.entries).toEqual([['Date', '2026-09-05T10:00:00Z']])
})

it('moves a month without a year where the sentence says so, and no other', () => {
  const bare = {
    ...english,
    document: doc(p('This covers the month of July.'), p('May I say: July was hot.')),
  }
  const moved = moveDate(bare, xmpp, 'en', '2026-08-05', '2026-09-05')
  expect(moved.document.textContent).toBe('This covers the month of August.May I say: July was hot.')
})

it('refuses a date that does not exist', () => {
  expect(() => moveDate(english, xmpp, 'en', '2026-08-05', '2026-09-31')).toThrow(RangeError)
})

const days = fc
  .tuple(
    fc.integer({ min: 2010, max: 2040 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

it('goes there and back to the very same post, in every language', () => {
  const posts = {
    en: english,
    de: post('Der XMPP Newsletter für Juli 2026', 'Diese Ausgabe behandelt Juli 2026.'),
    es: post('The XMPP Newsletter July 2026', 'Es el mes de Julio del 2026.'),
    fr: post("Lettre d'information XMPP de juillet 2026", 'Ce numéro couvre le mois de juillet 2026 d’ici.'),
    it: post('Newsletter XMPP luglio 2026', 'Questo è il numero del mese di luglio 2026.'),
    'pt-br': post('O Boletim XMPP - Julho de 2026', 'Esta edição aborda o mês de julho de 2026.'),
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.entries(posts)), days, ([language, one], to) => {
      const there = moveDate(one, xmpp, language, '2026-08-05', to)
      const back = moveDate(there, xmpp, language, to, '2026-08-05')
      expect(withoutIds(back.document)).toBe(withoutIds(one.document))
      expect(back.matter).toEqual(one.matter)
    }),
  )
})
