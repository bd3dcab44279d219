import type { TextEdit } from '../passage/source-text.ts'
import type { FileFinding } from './check-file.ts'

/**
 * The file with the fixes of the given findings. A fix that touches letters of an earlier one in the list is left for a
 * second run; everything outside of the fixes stays byte for byte.
 */
export function applyFixes(markdown: string, findings: readonly Pick<FileFinding, 'fix'>[]): string {
  const taken: TextEdit[] = []
  for (const { fix } of findings) {
    if (fix === null || fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) continue
    taken.push(...fix.edits)
  }
  taken.sort((a, b) => a.from - b.from || a.to - b.to)
  let fixed = ''
  let at = 0
  for (const edit of taken) {
    fixed += markdown.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return fixed + markdown.slice(at)
}

/** Rounds until nothing is left to fix: two fixes of one address need two. A rule that undoes another would not end. */
const mostRounds = 6

/** The file with everything fixed that `check` calls safe, again and again until a run finds nothing more. */
export function fixSafely(
  markdown: string,
  check: (markdown: string) => readonly Pick<FileFinding, 'fix'>[],
): string {
  let fixed = markdown
  for (let round = 0; round < mostRounds; round += 1) {
    const next = applyFixes(
      fixed,
      check(fixed).filter(({ fix }) => fix?.safe === true),
    )
    if (next === fixed) break
    fixed = next
  }
  return fixed
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.from === b.from
    ? a.to === b.to || (a.to > a.from && b.to > b.from)
    : a.from < b.to && b.from < a.to
}
