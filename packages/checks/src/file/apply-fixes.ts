import type { TextEdit } from '../passage/source-text.ts'
import type { FileFinding } from './check-file.ts'

type Fixable = Pick<FileFinding, 'fix' | 'rule'>

/**
 * The file with the fixes of the given findings. A fix that touches letters of an earlier one in the list is left for a
 * second run; everything outside of the fixes stays byte for byte.
 */
export function applyFixes(markdown: string, findings: readonly Pick<FileFinding, 'fix'>[]): string {
  const edits = apart(findings).flatMap(({ fix }) => fix?.edits ?? [])
  let fixed = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    fixed += markdown.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return fixed + markdown.slice(at)
}

/** Those findings whose fixes do not touch each other: the first of any that do. */
function apart<Finding extends Pick<FileFinding, 'fix'>>(findings: readonly Finding[]): Finding[] {
  // Sorted by place and kept by it, so that each fix is compared with what is near it and not with all.
  const taken = new Map<number, TextEdit[]>()
  const near = (edit: TextEdit): TextEdit[] => {
    const found: TextEdit[] = []
    for (let bucket = bucketOf(edit.from) - 1; bucket <= bucketOf(edit.to) + 1; bucket += 1)
      found.push(...(taken.get(bucket) ?? []))
    return found
  }
  return findings.filter(({ fix }) => {
    if (fix === null || fix.edits.some((edit) => near(edit).some((other) => touches(edit, other))))
      return false
    for (const edit of fix.edits)
      for (let bucket = bucketOf(edit.from); bucket <= bucketOf(edit.to); bucket += 1)
        taken.set(bucket, [...(taken.get(bucket) ?? []), edit])
    return true
  })
}

const bucketOf = (offset: number): number => Math.floor(offset / 64)

/** Rounds until nothing is left to fix: two fixes of one address need two. A rule that undoes another would not end. */
const mostRounds = 6

/**
 * The file with everything fixed that `check` calls safe, again and again until a run finds nothing more.
 * `fixed`: the rules whose fixes were done, one entry for each.
 */
export function fixSafely(
  markdown: string,
  check: (markdown: string) => readonly Fixable[],
): { readonly markdown: string; readonly fixed: readonly string[] } {
  let text = markdown
  const fixed: string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const safe = apart(check(text).filter(({ fix }) => fix?.safe === true))
    const next = applyFixes(text, safe)
    if (next === text) break
    text = next
    fixed.push(...safe.map(({ rule }) => rule))
  }
  return { markdown: text, fixed }
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.from === b.from
    ? a.to === b.to || (a.to > a.from && b.to > b.from)
    : a.from < b.to && b.from < a.to
}
