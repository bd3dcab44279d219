import type { Newsletter } from '../newsletter/newsletter.ts'

/** A newsletter that has nothing in common with the preset: for tests that nothing depends on that one. */
export const gardenLetter: Newsletter = {
  name: 'Tuinbrief',
  site: 'https://tuin.example',
  languages: ['nl', 'en'],
  defaultLanguage: 'nl',
  title: { nl: 'Tuinbrief van {months} {year}', en: 'Garden Letter, {months} {year}' },
  intro: { nl: 'Nieuws uit de tuin over {months} {year}.', en: 'News from {months} {year}.' },
  and: { nl: 'en', en: 'and' },
  recurring: { nl: ['elke'], en: ['every'] },
  credits: { nl: ['Geschreven door'], en: ['Written by'] },
  categories: ['Brieven'],
  sections: [
    {
      key: 'beds',
      level: 1,
      body: 'items',
      headings: { nl: ['Bedden', 'Perken'], en: ['Beds'] },
      groups: [
        {
          key: 'sown',
          level: 2,
          body: 'items',
          headings: { nl: ['Gezaaid'], en: ['Sown'] },
          placeholder: { nl: ['Niets gezaaid.'], en: ['Nothing sown.'] },
        },
        {
          key: 'picked',
          level: 2,
          body: 'items',
          headings: { nl: ['Geoogst'], en: ['Picked'] },
          placeholder: { nl: ['Niets geoogst.'], en: ['Nothing picked.'] },
          leftOpen: 'always',
        },
      ],
    },
    { key: 'notices', level: 1, body: 'announcements', headings: { nl: ['Berichten'], en: ['Notices'] } },
    { key: 'days', level: 1, body: 'upcoming', headings: { nl: ['Agenda'], en: ['Diary'] } },
    {
      key: 'visits',
      level: 1,
      body: 'items',
      occasional: true,
      headings: { nl: ['Bezoek'], en: ['Visits'] },
    },
    { key: 'thanks', level: 1, body: 'credits', headings: { nl: ['Dank'], en: ['Thanks'] } },
    { key: 'shed', level: 1, body: 'standing', headings: { nl: ['De schuur'], en: ['The shed'] } },
  ],
  paths: { posts: 'site/brieven', images: 'site/plaatjes/{date}', fileName: '{date}{language}.md' },
  imageUrl: '/plaatjes/{date}/',
  banner: null,
}
