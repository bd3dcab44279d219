import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeWithHugo, temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { readHugoSite } from './hugo-site.ts'

const page = (matter: string, body = 'Words.\n'): string => `---\n${matter}\n---\n\n${body}`

/** A small site with every way to an address that this reader follows. */
const site: Readonly<Record<string, string>> = {
  'config/_default/config.toml':
    'baseURL = "https://paper.example/"\ndefaultContentLanguage = "en"\ntitle = "Paper"\n[permalinks]\nblog = "/:year/:month/:title/"\nnotes = "/n/:slugorfilename/"\n[taxonomies]\ntag = "tags"\n',
  'config/_default/languages.toml': '[en]\nweight = 1\n[de]\nweight = 2\n',
  'layouts/_default/single.html': '{{ .Content }}',
  'layouts/_default/list.html': '{{ .Content }}',
  'static/images/pot.png': 'png',
  'static/with space.txt': 'text',
  'content/_index.md': page('title: Home'),
  'content/about/_index.md': page('title: About'),
  'content/about/Our Team.md': page(
    'title: Team',
    '## Who we are\n\n## Who we are\n\n## Named {#by-hand}\n\n<span id="spot">x</span>\n',
  ),
  'content/about/moved.md': page('title: Moved\nUrl: /about/elsewhere/\naliases:\n  - /old/place/\n  - near'),
  'content/about/page.html': page('title: Page'),
  'content/about/slugged.md': page('title: Slugged\nslug: A Slug'),
  'content/about/draft.md': page('title: Draft\ndraft: true'),
  'content/blog/2026-08-05-newsletter.md': page(
    'title: "The Paper: C++ & Ümläuts, July 2026"\ndate: 2026-08-05\ntags: [Pots & Pans, kettles]',
  ),
  'content/blog/2026-08-05-newsletter.de.md': page('title: Die Zeitung\ndate: 2026-08-05\naliases: [/alt/]'),
  'content/blog/toml.md': '+++\ntitle = "By Toml"\ndate = 2026-07-01\n+++\n\nWords.\n',
  'content/notes/first.md': page('title: A first note'),
  'content/notes/second.md': page('title: A second note\nslug: other'),
  'content/bundle/index.md': page('title: Bundle'),
  'content/bundle/pictures/pot.jpg': 'jpg',
  'content/handmade/deep/leaf.md': page('title: Leaf', '{{< made >}}\n'),
  'layouts/shortcodes/made.html': '<b id="made">made</b>',
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

describeWithHugo('beside what the real Hugo builds', () => {
  it('knows every address, and no other', async () => {
    await using folder = temporaryFolder()
    write(folder.path, site)
    const built = spawnSync('hugo', ['--buildFuture'], { cwd: folder.path, encoding: 'utf8' })
    expect([built.status, built.stderr]).toEqual([0, ''])
    const { page: ask, hasFile } = readHugoSite(folder.path, [])
    const all = globSync('**/*', { cwd: join(folder.path, 'public'), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath.slice(join(folder.path, 'public').length)}/${entry.name}`)
    const served = all.map((path) => encodeURI(path.replace(/index\.html$/, '')))
    expect(served.length).toBeGreaterThan(30)
    expect(served.filter((path) => ask?.(path).kind !== 'page')).toEqual([])
    const files = all.filter((path) => /\.(?:png|txt|jpg)$/.test(path) && path !== '/robots.txt')
    expect(files.filter((path) => hasFile?.(encodeURI(path)) !== true)).toEqual([])
    const gone = ['x', 'gone/', 'de/about/', 'blog/2026-08-05-newsletter/', 'about/moved/', 'notes/first/']
    for (const path of gone) {
      expect(all.includes(`/${path}index.html`), path).toBe(false)
      expect(ask?.(`/${path}`).kind, path).toBe('missing')
    }
  })
})

it('gives a page’s anchors: of headings, of a heading’s own id, of HTML; none where a shortcode may make more', async () => {
  await using folder = temporaryFolder()
  write(folder.path, site)
  const { page: ask } = readHugoSite(folder.path, [])
  const idsOf = (path: string) => {
    const answer = ask?.(path)
    return answer?.kind === 'page' ? answer.ids : undefined
  }
  expect(idsOf('/about/our-team/')).toEqual(new Set(['who-we-are', 'who-we-are-1', 'by-hand', 'spot']))
  expect(idsOf('/handmade/deep/leaf/')).toBe(null)
  expect(idsOf('/tags/kettles/')).toBe(null)
})

it('says nothing of drafts, and knows what the newsletter says that programs answer', async () => {
  await using folder = temporaryFolder()
  write(folder.path, site)
  const { page: ask } = readHugoSite(folder.path, ['/specs/'])
  expect(
    ['/about/draft/', '/specs/one.html', '/specs', '/specials/'].map((path) => ask?.(path).kind),
  ).toEqual(['unknown', 'page', 'page', 'missing'])
})

it('takes a post that is not in the checkout yet for a page of it', async () => {
  await using folder = temporaryFolder()
  write(folder.path, { ...site, 'elsewhere.md': page('title: Next one\ndate: 2026-09-05') })
  const { page: ask } = readHugoSite(
    folder.path,
    [],
    new Map([
      [join(folder.path, 'content/blog/2026-09-05-newsletter.md'), join(folder.path, 'elsewhere.md')],
    ]),
  )
  expect(ask?.('/2026/09/next-one/').kind).toBe('page')
})

it('calls nothing missing where the configuration or a page is beyond it', async () => {
  const beyond: Readonly<Record<string, string>>[] = [
    { 'config/_default/config.toml': 'uglyURLs = true' },
    { 'config/_default/config.toml': '[permalinks]\nblog = "/:sections[1:]/:title/"' },
    { 'content/about/broken.md': '---\ntitle: [\n---\n' },
  ]
  for (const files of beyond) {
    await using folder = temporaryFolder()
    write(folder.path, { ...site, ...files })
    expect(readHugoSite(folder.path, []).page?.('/gone/').kind, JSON.stringify(files)).toBe('unknown')
  }
  await using folder = temporaryFolder()
  write(folder.path, { ...site, 'config/_default/config.toml': 'title = "' })
  const { page: ask, hasFile, trouble } = readHugoSite(folder.path, [])
  expect([ask, trouble, hasFile?.('/images/pot.png')]).toEqual([
    null,
    expect.stringMatching(/^config\/_default\/config\.toml cannot be read: /),
    true,
  ])
})

it('serves no file from outside of its folders', async () => {
  await using folder = temporaryFolder()
  write(folder.path, site)
  const { hasFile } = readHugoSite(folder.path, [])
  expect(
    ['/images/pot.png', '/../content/_index.md', '/%2e%2e/content/_index.md', '/images/', '/%E0%A4'].map(
      (path) => hasFile?.(path),
    ),
  ).toEqual([true, false, false, false, false])
})
