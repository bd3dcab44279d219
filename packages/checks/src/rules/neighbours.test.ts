import { xmpp } from '@stanza/schema/presets/xmpp'
import { expect, it } from 'vitest'
import { checkFile, postOfFile } from '../file/check-file.ts'
import { readFile } from '../file/read-file.ts'
import { entryKey, type Site } from '../site.ts'

const options = { newsletter: xmpp }
const nothing: Site = {
  hasFile: null,
  page: null,
  secureHosts: new Set(),
  earlier: [],
  original: null,
  originals: [],
}
const originalOf = (markdown: string) =>
  postOfFile(readFile(markdown), { ...options, fileName: '2026-08-05-newsletter.md' })

function found(
  rule: string,
  markdown: string,
  site: Partial<Site>,
  fileName = '2026-08-05-newsletter.de.md',
) {
  return checkFile(markdown, { ...options, fileName, site: { ...nothing, ...site } }).filter(
    (finding) => finding.rule === rule,
  )
}

it('finds a link to a page that the site does not have, and leaves programs of the site alone', () => {
  const page: Site['page'] = (path) =>
    path === '/about/' ? { kind: 'page', ids: new Set(['team']) } : { kind: 'missing' }
  const lines = found(
    'site-page-missing',
    '[a](/about/)\n\n[b](https://xmpp.org/gone/)\n\n[c](/chat?room)\n\n[d](https://other.example/gone/)\n',
    { page },
  ).map(({ line }) => line)
  expect(lines).toEqual([3])
})

it('finds a picture that the site does not have', () => {
  const hasFile = (path: string): boolean => path === '/images/here.png'
  expect(
    found(
      'figure-missing-file',
      '{{< figure src="/images/here.png" >}}\n\n{{< figure src="/images/gone.png" >}}\n',
      { hasFile },
    ).map(({ line }) => line),
  ).toEqual([3])
})

it('finds a release that stood in the last issue word for word', () => {
  const text = 'The round pot, version 0.2.0 has been released for all kinds of stoves.'
  const earlier = [{ name: '2026-07-05-newsletter.md', entries: new Set([entryKey(text)]) }]
  expect(found('dup-previous-issue', `- ${text}\n- Another thing\n`, { earlier })).toHaveLength(1)
})

it('finds a picture of the original that the translation lost', () => {
  const original = originalOf('{{< figure src="/a.png" >}}\n\n{{< figure src="/b.png" >}}\n')
  expect(
    found('trans-missing-figure', '{{< figure src="/a.png" >}}\n', { original }).map(
      ({ message }) => message,
    ),
  ).toEqual(['The picture /b.png of the original is missing.'])
})

it('finds an entry whose version differs from that of the original', () => {
  const original = originalOf('- Version 1.0.0 of [XEP-0222](/extensions/xep-0222.html)\n')
  expect(
    found('trans-version-diff', '- Version 1.1.0 von [XEP-0222](/extensions/xep-0222.html)\n', { original }),
  ).toHaveLength(1)
})

it('finds an entry that lost the version of its specification, or one of two', () => {
  const original = originalOf(
    '- Version 1.0.0 of [XEP-0222](/extensions/xep-0222.html)\n- [Pot 1.5.2 to 1.5.9](https://pot.example/) is out\n',
  )
  const messages = found(
    'trans-version-diff',
    '- [XEP-0222](/extensions/xep-0222.html)\n- [Pot 1.5.2 bis 1.5](https://pot.example/) ist da\n',
    { original },
  ).map(({ message }) => message)
  expect(messages).toEqual([
    'The original names version 1.0.0 here, this entry names none.',
    'This entry says 1.5, the original 1.5.9.',
  ])
})

it('leaves a translation alone that names fewer versions of a program', () => {
  const original = originalOf('- [Pot](https://pot.example/) 1.5.2 and 1.5.9 are out\n')
  expect(
    found('trans-version-diff', '- [Pot](https://pot.example/) 1.5.9 ist da\n', { original }),
  ).toHaveLength(0)
})

it('finds an address whose path was translated, and offers the original one', () => {
  const original = originalOf('[a](https://cast.example/@pots/episodes/round-pots-and-lids)\n')
  expect(
    found('trans-changed-link', '[a](https://cast.example/@pots/episoden/runde-toepfe)\n', { original })[0]
      ?.fix?.edits[0]?.insert,
  ).toBe('https://cast.example/@pots/episodes/round-pots-and-lids')
})

it('finds a paragraph that was left in English, but not a change note', () => {
  const paragraph = 'All the people who like round pots will meet in the kitchen of the big house.'
  const note =
    '- Version 1 of [XEP-0222](/extensions/xep-0222.html)\n  - Add a note about what the pots are and how they have been made. (jp)'
  const original = originalOf(`${paragraph}\n\n## Extensions and specifications\n\n${note}\n`)
  expect(
    found('trans-untranslated', `${paragraph}\n\n## Erweiterungen und Spezifikationen\n\n${note}\n`, {
      original,
    }).map(({ line }) => line),
  ).toEqual([1])
})

it('finds a translation that no original pairs with', () => {
  expect(
    found(
      'file-name-pair',
      'Wörter.\n',
      { originals: ['2026-08-05-newsletter.md'] },
      '2026-08-07-newsletter.de.md',
    ),
  ).toHaveLength(1)
  expect(found('file-name-pair', 'Wörter.\n', { originals: ['2026-08-05-newsletter.md'] })).toHaveLength(0)
})
