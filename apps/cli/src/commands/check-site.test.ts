import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { neighbourChecks } from '@stanza/checks'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import type { ToldFinding } from '../check/told-finding.ts'
import { type Ran, runWords } from '../testing/run-words.ts'

/** An invented newsletter; no rule may depend on a real one by name. */
const newsletter = {
  preset: 'xmpp',
  name: 'Kettle Letter',
  site: 'https://kettles.example',
  languages: ['en', 'de'],
  checks: {
    rules: { 'site-anchor-missing': 'on', 'trans-missing-heading': 'on', 'trans-missing-link': 'on' },
    siteRelativeSince: null,
    sectionsSince: null,
    madePaths: ['/extensions/'],
  },
}

const page = (matter: string, body: string): string => `---\n${matter}\n---\n\n${body}`
const posts = 'content/blog/newsletter'
const release = 'Whistle 2.4.1 has been released with a lid that closes and a handle that stays cool'

/** A checkout as such sites are: permalinks, two languages, aliases, a menu, shortcodes, pictures, three earlier issues. */
const site: Readonly<Record<string, string>> = {
  'config/_default/hugo.toml':
    'baseURL = "https://kettles.example/"\ndefaultContentLanguage = "en"\n[permalinks]\nblog = "/:year/:month/:title/"\n[taxonomies]\ncategory = "categories"\n[menu]\n[[menu.main]]\nname = "About"\npageRef = "/about"\n',
  'config/_default/languages.toml': '[en]\nweight = 1\n[de]\nweight = 2\n',
  'layouts/_default/single.html': '{{ .Content }}',
  'layouts/shortcodes/timeline.html': '<ol id="timeline"></ol>',
  'static/images/newsletter/2026-08-05/stove.png': 'png',
  'static/images/banner.jpg': 'jpg',
  'content/_index.md': page('title: Kettles', 'Welcome.'),
  'content/about/_index.md': page('title: About', '## Who we are\n\nPeople.\n\n## Join us {#join}\n\nCome.'),
  'content/about/history.md': page('title: History\naliases: [/old-history/]', '{{< timeline >}}'),
  [`${posts}/2026-05-05-newsletter.md`]: page(
    'title: Kettle Letter April 2026\ndate: 2026-05-05',
    '## Software news\n\n- Whistle 2.1.0 has been released with an older lid and an older handle.\n',
  ),
  [`${posts}/2026-06-05-newsletter.md`]: page(
    'title: Kettle Letter May 2026\ndate: 2026-06-05',
    '## Software news\n\n- Nothing much.\n',
  ),
  [`${posts}/2026-07-05-newsletter.md`]: page(
    'title: Kettle Letter June 2026\ndate: 2026-07-05',
    `## Software news\n\n- ${release}.\n`,
  ),
}

const english = page(
  'title: Kettle Letter July 2026\ndate: 2026-08-05',
  [
    'See [us](/about/#who-we-are), [how to come](https://kettles.example/about/#join) and [the past](/old-history/#timeline).',
    'Read [the last issue](/2026/07/kettle-letter-june-2026/) and [a specification](/extensions/xep-0001.html).',
    'But not [the pots](/pots/) nor [nobody](/about/#nobody).',
    '',
    '{{< figure src="/images/newsletter/2026-08-05/stove.png" caption="A stove" >}}',
    '',
    '{{< figure src="/images/newsletter/2026-08-05/gone.png" caption="A pan" >}}',
    '',
    '## Software news',
    '',
    `- ${release}.`,
    '- Whistle [2.5.0](https://code.example/whistle/releases/2.5.0) is out.',
    '',
  ].join('\n'),
)
const german = page(
  'title: Kettle Letter Juli 2026\ndate: 2026-08-05',
  [
    'Siehe [uns](/about/#who-we-are).',
    '',
    '{{< figure src="/images/newsletter/2026-08-05/stove.png" caption="Ein Herd" >}}',
    '',
    '- Whistle [2.4.0](https://code.example/whistle/releases/2.5.0) ist da.',
    '',
  ].join('\n'),
)

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

async function inCheckout(
  extra: Readonly<Record<string, string>>,
  work: (check: (...words: readonly string[]) => Promise<Ran>, folder: string) => Promise<void>,
): Promise<void> {
  await using folder = temporaryFolder()
  const checkout = Object.fromEntries(Object.entries(site).map(([name, text]) => [`site/${name}`, text]))
  write(folder.path, {
    'newsletter.json': JSON.stringify(newsletter),
    ...checkout,
    '2026-08-05-newsletter.md': english,
    '2026-08-05-newsletter.de.md': german,
    ...extra,
  })
  const files = ['2026-08-05-newsletter.md', '2026-08-05-newsletter.de.md'].map((name) =>
    join(folder.path, name),
  )
  await work(
    (...words) => runWords(folder.path, 'check', '--format', 'json', ...words, ...files),
    folder.path,
  )
}

const neighbours = new Set(neighbourChecks.map(({ id }) => id))
const beyond = ({ stdout }: Ran): string[] =>
  (JSON.parse(stdout) as ToldFinding[])
    .filter(({ rule }) => neighbours.has(rule))
    .map(
      ({ file, line, rule, message }) =>
        `${file.endsWith('.de.md') ? 'de' : 'en'}:${line} ${rule}: ${message}`,
    )
    .toSorted((one, other) => one.localeCompare(other))

it('with a checkout knows its pictures, pages, anchors, earlier issues and the edition that is translated', () =>
  inCheckout({}, async (check, folder) => {
    const ran = await check('--site', join(folder, 'site'))
    expect(ran.stderr).toBe('')
    expect(beyond(ran)).toEqual([
      'de:1 trans-missing-figure: The picture /images/newsletter/2026-08-05/gone.png of the original is missing.',
      'de:1 trans-missing-heading: 0 headings, the original has 1.',
      'de:1 trans-missing-link: The original’s link to /2026/07/kettle-letter-june-2026/ is missing.',
      'de:1 trans-missing-link: The original’s link to /about/#nobody is missing.',
      'de:1 trans-missing-link: The original’s link to /extensions/xep-0001.html is missing.',
      'de:1 trans-missing-link: The original’s link to /old-history/#timeline is missing.',
      'de:1 trans-missing-link: The original’s link to /pots/ is missing.',
      'de:1 trans-missing-link: The original’s link to https://kettles.example/about/#join is missing.',
      'de:10 trans-version-diff: This entry says 2.4.0, the original 2.5.0.',
      'en:12 figure-missing-file: The site has no file /images/newsletter/2026-08-05/gone.png.',
      'en:16 dup-previous-issue: This entry stood in 2026-07-05-newsletter.md word for word.',
      'en:8 site-anchor-missing: /about/ has no heading with the id “nobody”.',
      'en:8 site-page-missing: The site has no page /pots/.',
    ])
  }))

it('without one finds none of it and says which checks were not run, those that are off left out', () =>
  inCheckout({}, async (check) => {
    const ran = await check()
    expect(beyond(ran)).toEqual([])
    const [, names = ''] = /^stanza: without --site these checks were not run: (.*)\n$/.exec(ran.stderr) ?? []
    expect(new Set(names.split(', '))).toEqual(neighbours)
  }))

it('says that pages were not checked where the site’s configuration cannot be read, and checks the rest', () =>
  inCheckout({ 'site/config/_default/hugo.toml': 'title = "' }, async (check, folder) => {
    const ran = await check('--site', join(folder, 'site'))
    expect(ran.stderr).toContain('links to its pages were not checked')
    const rules = new Set(beyond(ran).map((line) => / ([\w-]+):/.exec(line)?.[1]))
    expect(rules.has('site-page-missing')).toBe(false)
    for (const rule of ['figure-missing-file', 'dup-previous-issue', 'trans-version-diff'])
      expect(rules.has(rule), rule).toBe(true)
  }))

it('refuses a folder that is no site', () =>
  inCheckout({}, async (check, folder) => {
    const ran = await check('--site', join(folder, 'site/content'))
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('no checkout of a Hugo site')])
  }))
