import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { parse, render } from '@stanza/markdown'
import { buildWithHugo, hostileDocuments, hostileText } from '@stanza/testkit'

/** Letters and digits with the marks on them: what a reader would miss. Links to unsafe places count as their text. */
function substance(document: Node): string {
  let found = ''
  document.descendants((node) => {
    if (!node.isText) return
    const marks = node.marks.filter(({ type }) => type.name !== 'link').map(({ type }) => type.name[0])
    for (const letter of node.text?.match(/[\p{L}\p{N}]/gu) ?? []) found += letter + marks.join('')
  })
  return found
}

/** Texts that somebody made to break the export, in every place that holds text. */
export async function measureHostile(count: number, seed: number, hugo: boolean): Promise<void> {
  const documents = fc.sample(hostileDocuments, { numRuns: count, seed })
  const titles = fc.sample(hostileText, { numRuns: count, seed })
  const pages: string[] = []
  let [unverified, lost, unstable, wrongTitles] = [0, 0, 0, 0]
  for (const [index, document] of documents.entries()) {
    const matter = { entries: [['title', titles[index] ?? '']] } as const
    const { markdown, findings } = render(document, matter)
    const read = parse(markdown)
    unverified += findings.some(({ rule }) => rule === 'not-verified') ? 1 : 0
    lost += substance(read.document).includes(substance(document)) || sayable(document, read.document) ? 0 : 1
    wrongTitles += JSON.stringify(read.matter) === JSON.stringify(matter) ? 0 : 1
    unstable += render(read.document, read.matter).markdown === markdown ? 0 : 1
    pages.push(markdown)
  }
  console.log(
    `${count} hostile documents: not verified ${unverified}, text or marks lost ${lost}, not idempotent ${unstable}, titles wrong ${wrongTitles}`,
  )
  if (hugo) await build(pages)
  console.log('')
}

/** A source that is no shortcode is text in the export: it may stand between what was there. */
function sayable(wanted: Node, read: Node): boolean {
  const letters = [...substance(wanted)]
  let at = 0
  for (const letter of substance(read)) if (letter === letters[at]) at += 1
  return at === letters.length
}

async function build(pages: readonly string[]): Promise<void> {
  let [sites, built, ran] = [0, 0, 0]
  for (let from = 0; from < pages.length; from += 200) {
    const site = await buildWithHugo(
      new Map(pages.slice(from, from + 200).map((page, index) => [`page ${index}`, page])),
    )
    sites += 1
    built += site.pages
    ran += [...site.html.values()].filter((html) => html.includes('CANARY-RAN')).length
  }
  console.log(`  Hugo builds ${sites} sites of 200: pages ${built}/${pages.length}, canary ran ${ran} times`)
}
