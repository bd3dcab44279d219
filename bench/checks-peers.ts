import { checkFile, type CheckFileOptions } from '@stanza/checks'
import { lint } from 'markdownlint/sync'
import { remark } from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkPresetLintRecommended from 'remark-preset-lint-recommended'
import remarkValidateLinks from 'remark-validate-links'

interface PlaceLabel {
  readonly file: string
  readonly line: number
  readonly verdict: string
  readonly visible: number
}

/** One tool: the lines that it complains about in a post. */
interface Tool {
  readonly name: string
  readonly lines: (fileName: string, text: string) => Promise<readonly number[]>
}

const rounds = 3

/**
 * Times our checks beside markdownlint and remark-lint on the same posts in the same run, alternating, medians of three
 * rounds after a warm-up; and counts how many of each tool's findings stand on a line that a label calls defective. That
 * is generous to the peers: what they say about the line is not asked.
 */
export async function comparePeers(
  texts: ReadonlyMap<string, string>,
  labels: readonly PlaceLabel[],
  options: Omit<CheckFileOptions, 'fileName' | 'site'>,
): Promise<void> {
  const processor = remark()
    .use(remarkFrontmatter)
    .use(remarkGfm)
    .use(remarkPresetLintRecommended)
    .use(remarkValidateLinks, { repository: false })
    .freeze()
  const tools: readonly Tool[] = [
    {
      name: 'ours, the whole rule set',
      lines: async (fileName, text) => checkFile(text, { ...options, fileName }).map(({ line }) => line),
    },
    {
      name: 'markdownlint 0.42.1, default rules',
      lines: async (fileName, text) =>
        Object.values(lint({ strings: { [fileName]: text } })).flatMap((found) =>
          found.map(({ lineNumber }) => lineNumber),
        ),
    },
    {
      name: 'remark 15.0.1, preset-lint-recommended 7.0.1, validate-links 13.1.0',
      lines: async (fileName, text) => {
        const file = await processor.process({ path: fileName, value: text })
        return file.messages.map(({ line }) => line ?? 1)
      },
    },
  ]
  const defects = new Set(
    labels.filter(({ verdict }) => verdict === 'defect').map(({ file, line }) => `${file}:${line}`),
  )
  const broken = new Set(
    labels
      .filter(({ verdict, visible }) => verdict === 'defect' && visible === 2)
      .map(({ file, line }) => `${file}:${line}`),
  )
  const times = new Map(tools.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, lines } of tools) {
      const start = performance.now()
      for (const [fileName, text] of texts) await lines(fileName, text)
      if (round > 0) times.get(name)!.push(performance.now() - start)
    }
  }
  const median = (name: string): number => times.get(name)!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!
  const own = median(tools[0]!.name)
  console.log(`peers: ${texts.size} posts, medians of ${rounds}; findings on lines with a labelled defect`)
  for (const { name, lines } of tools) {
    let [findings, onDefect] = [0, 0]
    const met = new Set<string>()
    for (const [fileName, text] of texts) {
      for (const line of await lines(fileName, text)) {
        const place = `${fileName}:${line}`
        findings += 1
        if (defects.has(place)) onDefect += 1
        if (broken.has(place)) met.add(place)
      }
    }
    const time = median(name)
    console.log(
      `  ${name.padEnd(66)} ${time.toFixed(0).padStart(6)} ms (${(time / own).toFixed(2)} of ours)  ${String(findings).padStart(5)} findings, ${((100 * onDefect) / findings).toFixed(1).padStart(4)} % there; ${met.size} of ${broken.size} lines with something broken`,
    )
  }
}
