import { a, doc, figure, h1, h2, h3, i, li, p, shortcode, ul } from '@stanza/testkit'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { FrontMatter } from '../matter/front-matter.ts'
import { xmpp } from '../newsletter/presets/xmpp.ts'
import { postFileName } from '../issue/post-file-name.ts'
import { withoutIds } from '../y/patch-document.ts'
import { draftIssue, type PreviousPost } from './draft-issue.ts'
import { gardenLetter } from './garden-letter.ts'
import { outlineIssue } from './outline-issue.ts'

const matter = (title: string, date: string): FrontMatter => ({
  entries: [
    ['title', title],
    ['date', date],
    ['categories', ['Brieven']],
    ['summary', 'Over sla'],
    ['slug', 'mei'],
  ],
})
const post = (date: string, month: string, ...blocks: readonly Node[]): PreviousPost => ({
  date,
  matter: matter(`Tuinbrief van ${month}`, date),
  document: doc(p(`Nieuws uit de tuin over ${month}.`), ...blocks),
})
const news = (name: string): Node => li(p(a(`https://tuin.example/${name}`, name)))

/** The blocks of a draft, without its introduction, as text for comparing: sections and ids do not count. */
const bodyOf = (draft: { document: Node }): string => plain(doc(...draft.document.content.content.slice(1)))
const plain = (node: Node): string => withoutIds(node).replaceAll(/,"section":(?:null|"\w+")/g, '')
const draft = (...posts: readonly PreviousPost[]) => draftIssue(gardenLetter, 'nl', posts, '2026-07-02')
const holds = (posts: readonly PreviousPost[], ...blocks: readonly Node[]): void =>
  expect(bodyOf(draft(...posts))).toBe(plain(doc(...blocks)))

const may = (...blocks: readonly Node[]): PreviousPost => post('2026-06-02', 'mei 2026', ...blocks)
const april = (...blocks: readonly Node[]): PreviousPost => post('2026-05-02', 'april 2026', ...blocks)

describe('a draft from one post', () => {
  it('says the new months in title, date and introduction, and takes no key that names the old page', () => {
    const made = draft(may(h1('De schuur')))
    expect(made.matter.entries).toEqual([
      ['title', 'Tuinbrief van juni 2026'],
      ['date', '2026-07-02'],
      ['categories', ['Brieven']],
    ])
    expect(made.document.child(0).textContent).toBe('Nieuws uit de tuin over juni 2026.')
    expect(postFileName(gardenLetter, '2026-07-02', 'en')).toBe('2026-07-02.en.md')
  })

  it('covers other months when told', () => {
    const made = draftIssue(gardenLetter, 'nl', [may()], '2026-08-02', ['2026-06', '2026-07'])
    expect(made.matter.entries[0]).toEqual(['title', 'Tuinbrief van juni en juli 2026'])
  })

  it('prints the title by the pattern where the old one named no month', () => {
    const old = { ...may(), matter: matter('Sla in overvloed', '2026-06-02') }
    expect(draft(old).matter.entries[0]).toEqual(['title', 'Tuinbrief van juni 2026'])
  })

  it('keeps the heading and the paragraph that leads in a list, and takes out the list and what belongs to it', () =>
    holds(
      [
        may(
          h1('Bedden'),
          p('Wij hebben vier bedden.'),
          h2('Geoogst'),
          p('Wat er is:'),
          ul(news('sla')),
          figure('{{< figure >}}'),
          p('Lekker.'),
        ),
      ],
      h1('Bedden'),
      p('Wij hebben vier bedden.'),
      h2('Geoogst'),
      p('Wat er is:'),
    ))

  it('takes out paragraphs that are the news themselves', () =>
    holds(
      [may(h1('Bedden'), h1('Agenda'), p('Een ', a('https://tuin.example/markt', 'markt'), '.'))],
      h1('Bedden'),
      h1('Agenda'),
    ))

  it('says "nothing" in an empty group: in the old words where they stood there, else in the configured', () => {
    const said = ul(li('Niets gezaaid, alweer'))
    holds([may(h1('Bedden'), h2('Gezaaid'), said)], h1('Bedden'), h2('Gezaaid'), said)
    holds(
      [may(h1('Bedden'), h2('Gezaaid'), ul(news('sla')))],
      h1('Bedden'),
      h2('Gezaaid'),
      ul(li('Niets gezaaid.')),
    )
  })

  it('leaves a group open that is seldom empty', () =>
    holds([may(h1('Bedden'), h2('Geoogst'), ul(li('Niets geoogst.')))], h1('Bedden'), h2('Geoogst')))

  it('drops announcements with their headings, but not those that name a day still to come', () =>
    holds(
      [
        may(
          h1('Berichten'),
          p('Wij kregen een kas.'),
          h2('Zomerfeest'),
          p('Het feest is op 18 juli 2026.'),
          figure('{{< figure src="feest.png" >}}'),
          h2('Lentefeest'),
          p('Het was op 2 mei 2026.'),
        ),
      ],
      h1('Berichten'),
      h2('Zomerfeest'),
      p('Het feest is op 18 juli 2026.'),
      figure('{{< figure src="feest.png" >}}'),
    ))

  it('keeps events that come again or are still to come', () =>
    holds(
      [
        may(
          h1('Agenda'),
          ul(li('Elke zaterdag wieden'), li('Markt op 14 juni'), li('Markt op 12 juli'), li('Er was thee')),
        ),
      ],
      h1('Agenda'),
      ul(li('Elke zaterdag wieden'), li('Markt op 12 juli')),
    ))

  it('drops an occasional section whole, and keeps others though empty', () =>
    holds([may(h1('Bezoek'), ul(news('school')), h1('Agenda'), ul(li('Er was thee')))], h1('Agenda')))

  it('takes the names out of the credits of the issue and leaves the others', () =>
    holds(
      [
        may(
          h1('Dank'),
          ul(li(p('Geschreven ', a('/door', 'door'), ': ', i('Piet, Mies')), ul(li('Getekend door: Jan')))),
        ),
      ],
      h1('Dank'),
      ul(li(p('Geschreven ', a('/door', 'door'), ':'), ul(li('Getekend door: Jan')))),
    ))

  it('keeps standing sections whole, with groups it does not know', () => {
    const standing = [
      h1('De schuur'),
      p('Code 1234.'),
      ul(li('hark')),
      shortcode('{{< kaart >}}'),
      h2('Sleutel'),
      p('Bij Jan.'),
    ]
    holds([may(...standing)], ...standing)
  })

  it('prints a heading of another language in its own, but not where a link points to it', () => {
    holds([may(h1('Beds'), h2('Sown'))], h1('Bedden'), h2('Gezaaid'), ul(li('Niets gezaaid.')))
    holds([may(h1('Perken!'), h1('Agenda 2026'))], h1('Perken!'), h1('Agenda 2026'))
    expect(draft(may(p('Zie ', a('#beds', 'hier'), '.'), h1('Beds'))).document.child(2).textContent).toBe(
      'Beds',
    )
  })

  it('treats a section it does not know as one of news', () =>
    holds(
      [may(h1('Vogels'), p('Geteld:'), ul(news('mus')), h2('Nesten'), ul(news('merel')))],
      h1('Vogels'),
      p('Geteld:'),
      h2('Nesten'),
    ))

  it('gives new blocks: none has an id', () => {
    const withId = may(h1('De schuur'), p('Code.').type.create({ id: 'abcdefghij' }, p('Code.').content))
    draft(withId).document.descendants((node) => {
      if ('id' in node.attrs) expect(node.attrs['id']).toBeNull()
    })
  })

  it('needs a post and a real date', () => {
    expect(() => draftIssue(gardenLetter, 'nl', [], '2026-07-02')).toThrow(RangeError)
    expect(() => draftIssue(gardenLetter, 'nl', [may()], '2026-06-31')).toThrow(RangeError)
  })
})

describe('a draft from two posts', () => {
  it('keeps an entry that both have, and not one that is in the last alone', () => {
    const weekly = news('weerbericht')
    holds(
      [
        april(h1('Bedden'), h2('Geoogst'), ul(weekly, news('kool'))),
        may(h1('Bedden'), h2('Geoogst'), ul(news('sla'), weekly)),
      ],
      h1('Bedden'),
      h2('Geoogst'),
      ul(weekly),
    )
  })

  it('keeps a leading paragraph in its newest wording, and drops one of that month only', () =>
    holds(
      [
        april(h1('Bedden'), p('Wij hebben vier bedden achter het oude huis.'), ul(news('kool'))),
        may(
          h1('Bedden'),
          p('Wij hebben vijf bedden achter het oude huis.'),
          p('Wat een droge maand.'),
          ul(news('sla')),
        ),
      ],
      h1('Bedden'),
      p('Wij hebben vijf bedden achter het oude huis.'),
    ))

  it('keeps an announcement that both have until its day is over', () => {
    const notice = p('De kas heeft een lek.')
    const past = p('Stem voor 20 juni 2026.')
    holds([april(h1('Berichten'), notice, past), may(h1('Berichten'), notice, past)], h1('Berichten'), notice)
  })

  it('keeps a heading that both have in the same words, whatever the configuration prints', () =>
    holds([april(h1('Beds')), may(h1('Beds'))], h1('Beds')))

  it('leaves a group open that is seldom empty, though both said "nothing"', () => {
    const empty = [h1('Bedden'), h2('Geoogst'), ul(li('Niets geoogst.'))]
    holds([april(...empty), may(...empty)], h1('Bedden'), h2('Geoogst'))
  })

  it('keeps the heading of an occasional section that both have', () =>
    holds([april(h1('Bezoek'), ul(news('school'))), may(h1('Bezoek'), ul(news('koor')))], h1('Bezoek')))
})

const blocks = fc.constantFrom(
  h1('Bedden'),
  h2('Gezaaid'),
  h2('Geoogst'),
  h1('Berichten'),
  h1('Agenda'),
  h1('Bezoek'),
  h1('Dank'),
  h1('De schuur'),
  h2('Zelf bedacht'),
  h3('Dieper'),
  p('Een zin.'),
  ul(li('Geschreven door: Piet'), li('Elke zaterdag')),
  ul(news('sla'), news('kool')),
  ul(li('Niets gezaaid.')),
  figure('{{< figure >}}'),
)

it('drafting a draft changes nothing but months and date', () => {
  fc.assert(
    fc.property(fc.array(blocks, { maxLength: 14 }), (content) => {
      const once = draft(may(h1('Bedden'), ...content))
      const again = draftIssue(gardenLetter, 'nl', [{ ...once, date: '2026-07-02' }], '2026-08-02')
      expect(bodyOf(again)).toBe(bodyOf(once))
      expect(again.document.child(0).textContent).toBe('Nieuws uit de tuin over juli 2026.')
      expect(again.matter.entries).toEqual([
        ['title', 'Tuinbrief van juli 2026'],
        ['date', '2026-08-02'],
        ['categories', ['Brieven']],
      ])
    }),
  )
})

it('invents nothing: every block of a draft stood in the post, but for cut lists and "nothing" lines', () => {
  fc.assert(
    fc.property(fc.array(blocks, { maxLength: 14 }), (content) => {
      const made = draft(may(...content))
      const known = new Set([...content.map(plain), plain(ul(li('Niets gezaaid.')))])
      const unknown = made.document.content.content.slice(1).filter((block) => !known.has(plain(block)))
      expect(unknown.filter((block) => block.type.name !== 'bulletList')).toEqual([])
    }),
  )
})

describe('an outline', () => {
  it('has the headings of every issue, "nothing" lines and the months, in each language', () => {
    const made = outlineIssue(gardenLetter, 'en', '2026-07-02')
    expect(made.matter.entries).toEqual([
      ['title', 'Garden Letter, June 2026'],
      ['date', '2026-07-02'],
      ['categories', ['Brieven']],
      ['summary', ''],
    ])
    expect(plain(made.document)).toBe(
      plain(
        doc(
          p('News from June 2026.'),
          h1('Beds'),
          h2('Sown'),
          ul(li('Nothing sown.')),
          h2('Picked'),
          h1('Notices'),
          h1('Diary'),
          h1('Thanks'),
          h1('The shed'),
        ),
      ),
    )
  })

  it('is a post that the next draft can be made from, by the preset too', () => {
    for (const language of xmpp.languages) {
      const outline = outlineIssue(xmpp, language, '2026-07-05')
      const next = draftIssue(xmpp, language, [{ ...outline, date: '2026-07-05' }], '2026-08-05')
      const expected = outlineIssue(xmpp, language, '2026-08-05')
      expect(plain(next.document)).toBe(plain(expected.document))
      expect(next.matter.entries[0]).toEqual(expected.matter.entries[0])
    }
  })
})
