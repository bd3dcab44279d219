import { chromium, type Browser, type BrowserContext } from 'playwright'
import { readCorpus } from '@stanza/testkit'
import { posts, postFile, type PostFile } from '../e2e/harness/fixture-posts.ts'
import { chromiumOptions } from '../e2e/harness/launch.ts'
import { layoutShifts, watchLayoutShift } from '../e2e/harness/layout-shift.ts'
import { StanzaServer } from '../e2e/harness/stanza-server.ts'
import { Stanza } from '../e2e/harness/stanza.ts'
import { quantile, table, type Measured } from './editor/figures.ts'
import { firstKey, keysToOther, keysToPaint, startStopwatch } from './editor/stopwatch.ts'
import { countTransfer } from './editor/transfer.ts'

// `npm run bench:editor`: what a person waits for, in real browsers, on the longest post there is. Every run is a browser
// that has never seen the page.
const runs = 3
const keys = 120

function longestPost(): PostFile {
  const longest = readCorpus().toSorted((left, right) => right.markdown.length - left.markdown.length)[0]
  if (longest !== undefined) return postFile(longest.name, longest.markdown)
  console.log('SKIPPED the longest real post: there is no corpus; measuring with the fixture post')
  return posts.may
}

interface Place {
  readonly server: StanzaServer
  readonly path: string
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>
}

/** Imports the post and leaves with the owner's cookie: what is measured starts at a browser that has only that. */
async function prepare(server: StanzaServer, post: PostFile): Promise<Place> {
  const browser = await chromium.launch(chromiumOptions())
  const stanza = new Stanza(server, browser)
  const owner = await stanza.owner()
  const { issue } = await owner.importPost(post)
  const cookies = await owner.context.cookies()
  await browser.close()
  return { server, path: `/issues/${issue.id}/${issue.editions[0]?.language ?? 'en'}`, cookies }
}

async function freshPage({ server, cookies }: Place, browser: Browser) {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: { width: 1280, height: 800 },
  })
  await context.addCookies(cookies)
  const page = await context.newPage()
  await watchLayoutShift(page)
  await startStopwatch(page)
  return page
}

async function measure(place: Place): Promise<Measured> {
  const [browser, otherBrowser] = await Promise.all([
    chromium.launch(chromiumOptions()),
    chromium.launch(chromiumOptions()),
  ])
  try {
    const page = await freshPage(place, browser)
    const transferred = await countTransfer(page)
    await page.goto(place.path, { waitUntil: 'commit' })
    let toType = 0
    const first = await firstKey(page, () => (toType = transferred().script))
    // What is loaded behind the first key counts as well: nothing may hide there.
    await page.waitForLoadState('networkidle')
    const { script, all } = transferred()
    const shifts = await layoutShifts(page)
    const paints = await keysToPaint(page, keys)
    const other = await freshPage(place, otherBrowser)
    await other.goto(place.path)
    await firstKey(other)
    await other.waitForLoadState('networkidle')
    const others = await keysToOther(page, other, keys / 2)
    return {
      scriptToType: toType / 1024,
      scriptBytes: script / 1024,
      allBytes: all / 1024,
      firstKey: first,
      paintMedian: quantile(paints, 0.5),
      paintSlow: quantile(paints, 0.95),
      otherMedian: quantile(others, 0.5),
      otherSlow: quantile(others, 0.95),
      layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
    }
  } finally {
    await Promise.all([browser.close(), otherBrowser.close()])
  }
}

const post = longestPost()
await using server = await StanzaServer.start({ newsletter: 'preset' })
const place = await prepare(server, post)
const measured: Measured[] = []
for (let run = 0; run < runs; run++) measured.push(await measure(place))
console.log(
  `The editor with ${post.name} (${(post.buffer.length / 1024).toFixed(0)} KiB), ${runs} runs, median (each)\n`,
)
console.log(table(measured))
