import * as Y from 'yjs'
import { parse, render } from '@stanza/markdown'
import { readDocument, readMatter, writeDocument, writeMatter } from '@stanza/schema'
import { buildForeignWithHugo, commonmarkExamples } from '@stanza/testkit'

/** Through a Y.Doc and back, as an import and an export go. */
function throughEdition(source: string): string {
  const { document, matter } = parse(source)
  const ydoc = new Y.Doc()
  writeDocument(ydoc, document)
  writeMatter(ydoc, matter)
  const { markdown } = render(readDocument(ydoc), readMatter(ydoc), source)
  ydoc.destroy()
  return markdown
}

function anew(source: string): string {
  const { document, matter } = parse(source)
  return render(document, matter, source, { slices: false }).markdown
}

const head = '---\ntitle: An example\n---\n\n'

/** Bytes and meaning, of a folder's files and of the CommonMark examples. */
export async function measureFidelity(posts: ReadonlyMap<string, string>, hugo: boolean): Promise<void> {
  const examples = new Map(
    commonmarkExamples().map(({ number, markdown }) => [`example ${number}`, head + markdown]),
  )
  for (const [what, sources] of [
    ['files', posts],
    ['CommonMark examples', examples],
  ] as const) {
    const all = [...sources]
    const different = all.filter(([, source]) => throughEdition(source) !== source)
    const unstable = all.filter(([, source]) => anew(anew(source)) !== anew(source))
    console.log(
      `${what}: bytes equal ${all.length - different.length}/${all.length}, idempotent ${all.length - unstable.length}/${all.length}`,
    )
    for (const [name] of [...different, ...unstable].slice(0, 20)) console.log(`  not: ${name}`)
    if (hugo) await judge(sources)
  }
  console.log('')
}

// What of Hugo's HTML does not count: spaces (a figure's template is indented with its list), and that the code of a fence
// is focusable, and its quotes references, where those of indented code are not.
const seen = (html: string | undefined): string | undefined =>
  html
    ?.replaceAll(' tabindex="0"', '')
    .replaceAll('&#34;', '&quot;')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+|(?<=<\/pre>)/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()

async function judge(sources: ReadonlyMap<string, string>): Promise<void> {
  const before = await buildForeignWithHugo(sources)
  for (const [name, why] of before.refused) console.log(`  Hugo stops at the original: ${name}: ${why}`)
  const built = [...sources].filter(([name]) => !before.refused.has(name))
  const after = await buildForeignWithHugo(new Map(built.map(([name, source]) => [name, anew(source)])))
  for (const [name, why] of after.refused)
    console.log(`  Hugo stops at what was written anew: ${name}: ${why}`)
  const exact = [...before.html].filter(([name, html]) => after.html.get(name) === html)
  const other = [...before.html].filter(([name, html]) => seen(after.html.get(name)) !== seen(html))
  const count = before.html.size
  console.log(
    `  written anew, Hugo's HTML: equal ${exact.length}/${count}; but for spaces and tabindex ${count - other.length}/${count}`,
  )
  if (other.length > 0)
    console.log(`  different: ${other.map(([name]) => name.replace('example ', '')).join(', ')}`)
}
