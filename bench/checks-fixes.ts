import { applyFixes, checkFile, fixSafely, type CheckFileOptions } from '@stanza/checks'

interface FixLabel {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly verdict: string
  readonly fix: string | null
}

/** The text of a line as the labels quote it: link targets, code and emphasis marks left out. */
const quoted = (text: string): string =>
  text.replace(/\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?\)/g, ']').replace(/[`*_§¤]/g, '')

/** Applies our fix of each labelled defect that has one, compares the line, and fixes every post until nothing is left. */
export function judgeFixes(
  texts: ReadonlyMap<string, string>,
  labels: readonly FixLabel[],
  options: Omit<CheckFileOptions, 'fileName' | 'site'>,
): void {
  const tally = { same: 0, other: 0, none: 0 }
  const others = new Map<string, number>()
  let unsettled = 0
  for (const [fileName, text] of texts) {
    const check = (markdown: string) => checkFile(markdown, { ...options, fileName })
    const findings = check(text)
    for (const label of labels) {
      if (label.file !== fileName || label.verdict !== 'defect' || label.fix === null) continue
      const ours = findings.filter(
        (finding) =>
          finding.rule === label.rule && finding.line <= label.line && label.line <= finding.endLine,
      )
      if (ours.length === 0) continue
      if (ours.every((finding) => finding.fix === null)) tally.none += 1
      else {
        const lines = applyFixes(text, ours)
          .split('\n')
          .slice(Math.max(0, label.line - 2), label.line + 2)
          .join('\n')
        const wanted = label.fix.includes(' → ') ? label.fix.split(' → ')[1]! : label.fix
        const same =
          lines.includes(wanted) || quoted(lines).toLowerCase().includes(quoted(wanted).trim().toLowerCase())
        if (same) tally.same += 1
        else {
          tally.other += 1
          others.set(label.rule, (others.get(label.rule) ?? 0) + 1)
        }
      }
    }
    if (check(fixSafely(text, check).markdown).some(({ fix }) => fix?.safe === true)) unsettled += 1
  }
  console.log(
    `fixes: of the labelled ones that we find, ${tally.same} come out as labelled, ${tally.other} otherwise (${[...others].map(([rule, count]) => `${rule} ${count}`).join(', ')}), ${tally.none} without a fix of ours`,
  )
  console.log(`after fixing everything safe, posts in which something safe is left: ${unsettled}`)
}
