import type { Random } from './random.ts'

// The published newsletters have no tables and hardly a titled link or image: these have them, laid out as people do.
const words = 'harbour lantern pier ferry beacon tide mast rope bell crane'.split(' ')

/** Posts with tables, images and titles; every other one with columns in line. */
export function generatedPosts(random: Random): readonly string[] {
  const word = (): string => random.pick(words) ?? ''
  const some = (count: number): string => Array.from({ length: count }, word).join(' ')
  return Array.from({ length: 30 }, (_, index) => {
    const width = index % 2 === 0 ? 24 : 0
    const row = (cells: readonly string[]): string =>
      `| ${cells.map((cell) => cell.padEnd(width)).join(' | ')} |`
    const rows = Array.from({ length: 3 + random.below(6) }, () =>
      row([some(2), `**${word()}** \\| ${word()}`, `[${word()}](/${word()})`]),
    )
    return [
      `---\ntitle: ${some(3)}\ndate: 2031-02-05\n---\n\n## ${some(2)}\n`,
      `${some(9)} [${some(2)}](https://example.org/${word()} "${some(3)}"), ${some(12)}.`,
      `${some(5)}\n![${some(2)}](/images/${word()}.png '${word()}') ${some(4)}\n`,
      [row(['Name', 'What', 'Where']), '|:--|---|--:|', ...rows].join('\n'),
      `\n- ${some(6)}\n- [![${word()}](/images/${word()}.png)](/${word()} "${word()}")\n\n1) ${some(3)}\n2) ${some(4)}\n`,
    ].join('\n')
  })
}
