import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

/** What Hugo made of a site's pages. */
export interface HugoSite {
  /** A page's content as HTML, by the name it was given under; a page that was not built is not there. */
  readonly html: ReadonlyMap<string, string>
  /** What Hugo counts as pages with content. */
  readonly pages: number
}

// Elements, because Hugo's templates take comments out. The last one ends the page, whatever stands in it.
const begin = '<main data-page>'
const end = '</main>'

const files: Readonly<Record<string, string>> = {
  'hugo.toml': [
    'baseURL = "https://news.example.org/"',
    'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]',
    'timeout = "120s"',
    '[params]',
    '',
  ].join('\n'),
  'layouts/_default/single.html': `${begin}{{ .Content }}${end}<title>{{ .Title }}</title>`,
  'layouts/_default/list.html': '{{ len .Site.RegularPages }}',
  'layouts/index.html': '{{ len .Site.RegularPages }}',
  'layouts/shortcodes/newsletter-subscribe.html': '<form class="subscribe"></form>',
  'layouts/shortcodes/details.html': '<details>{{ .Inner }}</details>',
  'layouts/shortcodes/ref-word.html': '<i>{{ .Get 0 }}</i>',
  // Text that a person types must never make this run (threats.md T18).
  'layouts/shortcodes/canary.html': 'CANARY-RAN',
}

/** Whether `hugo` can be run here. */
export function hasHugo(): boolean {
  return spawnSync('hugo', ['version']).status === 0
}

/**
 * Builds a site of these pages with the real Hugo (0.111, Goldmark as it comes) and gives each page's content as HTML.
 * The site has the shortcodes `figure` (Hugo's own), `newsletter-subscribe`, `details`, `ref-word` and `canary`.
 * @throws Error with what Hugo printed when it refuses the site.
 */
export async function buildWithHugo(pages: ReadonlyMap<string, string>): Promise<HugoSite> {
  await using folder = temporaryFolder()
  const write = (name: string, text: string): void => {
    const path = join(folder.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  const names = [...pages.keys()]
  // Numbered folders: Hugo would fold letters and read a language out of the name. A date of the future must not hide one.
  names.forEach((name, index) => write(`content/p${index}/page.md`, pages.get(name) ?? ''))
  const { status, stdout, stderr } = spawnSync(
    'hugo',
    ['--buildFuture', '--buildDrafts', '--buildExpired', '--config', 'hugo.toml'],
    {
      cwd: folder.path,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  if (status !== 0) throw new Error(`hugo refused the site:\n${stderr}${stdout}`.slice(0, 4000))
  const html = new Map<string, string>()
  names.forEach((name, index) => {
    const content = contentOf(join(folder.path, `public/p${index}/page/index.html`))
    if (content !== null) html.set(name, content)
  })
  return { html, pages: Number(readFileSync(join(folder.path, 'public/index.html'), 'utf8')) }
}

function contentOf(path: string): string | null {
  try {
    const page = readFileSync(path, 'utf8')
    return page.slice(page.indexOf(begin) + begin.length, page.lastIndexOf(end))
  } catch {
    return null
  }
}

/** A group of tests that need Hugo. Where it is missing the group is skipped and says so, in the report and on stderr. */
export function describeWithHugo(name: string, tests: () => void): void {
  if (hasHugo()) {
    describe(name, tests)
    return
  }
  process.stderr.write(`SKIPPED: ${name}: no hugo on this machine (apt-get install hugo)\n`)
  describe.skip(name, () => {
    it('needs hugo', () => undefined)
  })
}
