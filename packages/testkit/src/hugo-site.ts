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

const config = [
  'baseURL = "https://news.example.org/"',
  'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "section"]',
  'timeout = "120s"',
  '',
].join('\n')

// As most sites with old pages have it; a link to a page that is not here is none of ours.
const foreignConfig = `refLinksErrorLevel = "WARNING"\n[markup.goldmark.renderer]\nunsafe = true\n`

const files: Readonly<Record<string, string>> = {
  'layouts/_default/single.html': '{{ .Title }}',
  'layouts/_default/list.html': '{{ .Title }}',
  // All pages in one: front matter may give a page any address, layout and kind of output, or none.
  'layouts/index.html':
    '{{ range .Site.RegularPages }}{{ dict "path" .File.Path "html" .Content | jsonify }}\n{{ end }}',
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
export function buildWithHugo(pages: ReadonlyMap<string, string>): Promise<HugoSite> {
  return build(pages, config, files)
}

/**
 * The same for pages that were written for another site: HTML goes through, and a shortcode that we have no template for
 * prints its name, parameters and content. Pages at which Hugo stops are left out and named.
 */
export async function buildForeignWithHugo(
  pages: ReadonlyMap<string, string>,
): Promise<HugoSite & { readonly refused: ReadonlyMap<string, string> }> {
  const refused = new Map<string, string>()
  const names = [...pages.keys()]
  for (;;) {
    const left = new Map([...pages].filter(([name]) => !refused.has(name)))
    try {
      return {
        ...(await build(left, config + foreignConfig, { ...files, ...templatesFor(pages) }, names)),
        refused,
      }
    } catch (error) {
      const said = error instanceof Error ? error.message : ''
      const found = /content\/p(\d+)\/page\.md(.*)/.exec(said)
      const name = found === null ? undefined : names[Number(found[1])]
      if (name === undefined || refused.has(name)) throw error
      refused.set(name, found?.[2]?.replace(/^[:\d" ]+/, '') ?? '')
    }
  }
}

/** A template for each shortcode that the pages name and nobody has. One that is closed somewhere has a content. */
function templatesFor(pages: ReadonlyMap<string, string>): Record<string, string> {
  const text = [...pages.values()].join('\n')
  const namesIn = (pattern: RegExp): Set<string> =>
    new Set(Array.from(text.matchAll(pattern), ([, name]) => name ?? ''))
  const closed = namesIn(/\{\{[<%]\s*\/\s*(\w[\w-]*(?:\/[\w-]+)*)/g)
  const found: Record<string, string> = {}
  for (const name of namesIn(/\{\{[<%]\s*(\w[\w-]*(?:\/[\w-]+)*)/g)) {
    const path = `layouts/shortcodes/${name}.html`
    if (path in files || name === 'figure' || name === 'highlight') continue
    found[path] =
      `<b data-shortcode="${name}">{{ printf "%v" .Params }}${closed.has(name) ? '{{ .Inner }}' : ''}</b>`
  }
  return found
}

/** Pages keep the number that their name has among `names`, so that what Hugo says about one can be told. */
async function build(
  pages: ReadonlyMap<string, string>,
  configuration: string,
  templates: Readonly<Record<string, string>>,
  names: readonly string[] = [...pages.keys()],
): Promise<HugoSite> {
  await using folder = temporaryFolder()
  const write = (name: string, text: string): void => {
    const path = join(folder.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  write('hugo.toml', configuration)
  for (const [name, text] of Object.entries(templates)) write(name, text)
  // Numbered folders: Hugo would fold letters and read a language out of the name. A date of the future must not hide one.
  names.forEach((name, index) => {
    const text = pages.get(name)
    if (text !== undefined) write(`content/p${index}/page.md`, text)
  })
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
  for (const line of readFileSync(join(folder.path, 'public/index.html'), 'utf8').split('\n')) {
    if (line === '') continue
    const page = JSON.parse(line) as { readonly path: string; readonly html: string }
    html.set(names[Number(/\d+/.exec(page.path)?.[0])] ?? '', page.html)
  }
  return { html, pages: html.size }
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
