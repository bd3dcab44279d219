import type { EditionRow, IssueRow, VersionRow } from '@stanza/store'
import { Refusal } from '../refusal/refusal.ts'
import { keepVersion } from '../versions/keep-version.ts'
import { exportEdition } from './export-edition.ts'
import type { Archive } from './newsroom.ts'

interface Override {
  /** Rules of the errors that the editor has seen and lets pass. */
  readonly override: readonly string[]
  readonly by: string | null
}

/**
 * Keeps the text as the final one. Errors that nobody ignored at their place stand in its way until an editor lets each of
 * them pass by name; an error that came in since is asked about again. Who did it stands in the version's name.
 */
export async function finalExport(
  archive: Archive,
  issue: IssueRow,
  edition: EditionRow,
  { override, by }: Override,
): Promise<VersionRow | Refusal> {
  const made = await exportEdition(archive, issue, edition)
  if (made instanceof Refusal) return made
  const errors = made.findings.filter(({ severity }) => severity === 'error')
  const open = [...new Set(errors.map(({ rule }) => rule))].filter((rule) => !override.includes(rule))
  if (open.length > 0) {
    return new Refusal(
      'has-errors',
      `The checks find errors that nobody let pass: ${open.join(', ')}. Mend them, or export with them by name.`,
    )
  }
  const kept = await keepVersion(archive, edition.id, nameOf(errors, by))
  if (kept === null) throw new Error('a named version was not kept')
  return kept
}

function nameOf(errors: readonly { readonly rule: string }[], by: string | null): string {
  if (errors.length === 0) return 'Final export'
  const counts = new Map<string, number>()
  for (const { rule } of errors) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const rules = [...counts].map(([rule, count]) => (count === 1 ? rule : `${rule} ×${count}`)).join(', ')
  return `Final export, errors let pass by ${by ?? 'somebody'}: ${rules}`.slice(0, longestName)
}

/** Of a version, as the contract has it. */
const longestName = 200
