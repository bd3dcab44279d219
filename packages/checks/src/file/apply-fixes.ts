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

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.from === b.from ? a.to === b.to || (a.to > a.from && b.to > b.from) : a.from < b.to && b.from < a.to
}
