import { chromium, type BrowserContext, type Page } from 'playwright'
import { readCorpus } from '@stanza/testkit'
import { posts, postFile, type PostFile } from '../e2e/harness/fixture-posts.ts'
import { chromiumOptions } from '../e2e/harness/launch.ts'
import { StanzaServer } from '../e2e/harness/stanza-server.ts'
import { Stanza } from '../e2e/harness/stanza.ts'
import { quantile } from './editor/figures.ts'
import { firstKey, keysToPaint, startStopwatch } from './editor/stopwatch.ts'
import { comment, suggest } from './review/seed.ts'

// `npm run bench:review`: what 200 open comments and 200 open suggestions cost whoever has the page open, on the longest post
// there is: the same post without them is opened, written in and scrolled by turns.
const runs = 3
const keys = 120
const frames = 240
const most = 200
/** Keystroke to paint with them over without them. Source: issue "Inline review". */
const aim = 1.25

interface Place {
  readonly server: StanzaServer
  readonly path: string
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>
}

function longestPost(): PostFile {
  const longest = readCorpus().toSorted((left, right) => right.markdown.length - left.markdown.length)[0]
  if (longest !== undefined) return postFile(longest.name, longest.markdown)
  console.log('SKIPPED the longest real post: there is no corpus; measuring with the fixture post')
  return posts.may
}

async function prepare(server: StanzaServer, post: PostFile, reviewed: boolean): Promise<Place> {
  const browser = await chromium.launch(chromiumOptions())
  const stanza = new Stanza(server, browser)
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(post)
  const language = issue.editions[0]?.language ?? 'en'
  if (reviewed) {
    const people = [
      await stanza.person('Sue', 'suggester', issue.id),
      await stanza.person('Tom', 'suggester', issue.id),
    ]
    for (const person of people) await person.open(issue.id, language)
    await comment(people, most)
    const [sue] = people
    const made = sue === undefined ? 0 : await suggest(sue, most)
    console.log(`${most} comments and ${made} suggestions on ${post.name}`)
  }
  const cookies = await owner.context.cookies()
  await browser.close()
  return { server, path: `/issues/${issue.id}/${language}`, cookies }
}

interface Measured {
  readonly firstKey: number
  /** From navigation until they are drawn; without them NaN. */
  readonly drawn: number
  readonly keyMedian: number
  readonly keySlow: number
  readonly frameMedian: number
  readonly frameSlow: number
}

async function measure({ server, path, cookies }: Place, reviewed: boolean): Promise<Measured> {
  const browser = await chromium.launch(chromiumOptions())
  try {
    const context = await browser.newContext({
      baseURL: server.address,
      viewport: { width: 1440, height: 900 },
    })
    await context.addCookies(cookies)
    const page = await context.newPage()
    await startStopwatch(page)
    await page.goto(path, { waitUntil: 'commit' })
    const first = await firstKey(page)
    let drawn = Number.NaN
    if (reviewed) {
      await page.waitForSelector('.suggested-in, .suggested-out')
      await page.waitForSelector('[data-kind="suggestion"]')
      drawn = await page.evaluate(() => performance.now())
    }
    await page.waitForLoadState('networkidle')
    // In the middle of a line that has a suggestion, as its neighbours have.
    await page.locator('.ProseMirror > ul > li > p').nth(3).click()
    await page.keyboard.press('End')
    const paints = await keysToPaint(page, keys)
    const scrolled = await scroll(page)
    return {
      firstKey: first,
      drawn,
      keyMedian: quantile(paints, 0.5),
      keySlow: quantile(paints, 0.95),
      frameMedian: quantile(scrolled, 0.5),
      frameSlow: quantile(scrolled, 0.95),
    }
  } finally {
    await browser.close()
  }
}

/** Scrolls through the page, a step a frame; milliseconds of each frame. */
const scroll = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        let before = performance.now()
        const step = (): void => {
          const now = performance.now()
          times.push(now - before)
          before = now
          if (times.length === count) return resolve(times)
          scrollTo(0, (times.length / count) * document.documentElement.scrollHeight)
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    frames,
  )

const post = longestPost()
// All of them come from one address within a minute.
process.env['LIMIT_COMMENTS_PER_MINUTE'] = '1000'
await using plainServer = await StanzaServer.start({ newsletter: 'preset' })
await using reviewedServer = await StanzaServer.start({ newsletter: 'preset' })
const plain = await prepare(plainServer, post, false)
const reviewed = await prepare(reviewedServer, post, true)
const [without, among]: [Measured[], Measured[]] = [[], []]
for (let run = 0; run < runs; run += 1) {
  without.push(await measure(plain, false))
  among.push(await measure(reviewed, true))
}
const rows = {
  firstKey: 'navigation to the first key',
  keyMedian: 'key to paint, median',
  keySlow: 'key to paint, 95th percentile',
  frameMedian: 'a frame while scrolling, median',
  frameSlow: 'a frame while scrolling, 95th percentile',
} as const
for (const [key, name] of Object.entries(rows) as [keyof typeof rows, string][]) {
  const [before, after] = [without, among].map((all) =>
    quantile(
      all.map((one) => one[key]),
      0.5,
    ),
  )
  const ratio = (after ?? Number.NaN) / (before ?? Number.NaN)
  const verdict = key === 'keyMedian' ? (ratio <= aim ? 'ok    ' : 'MISSED') : '      '
  console.log(
    `${verdict} ${name.padEnd(44)} ${before?.toFixed(1).padStart(8)} ms → ${after?.toFixed(1).padStart(8)} ms   × ${ratio.toFixed(2)}${
      key === 'keyMedian' ? `   aim × ${aim}` : ''
    }`,
  )
}
const drawn = quantile(
  among.map((one) => one.drawn),
  0.5,
)
console.log(`       ${'navigation until all of it is drawn'.padEnd(44)} ${drawn.toFixed(0).padStart(24)} ms`)
