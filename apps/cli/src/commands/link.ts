import { isoDate, role, roles } from '@stanza/schema/api'
import { endOfDay, makeRoleLink } from '@stanza/server'
import { type Command, readWords } from '../command.ts'
import { findIssue } from '../find-issue.ts'
import { withArchive } from '../open-archive.ts'
import { type ExitCode, UsageError } from '../terminal.ts'

export const link: Command = {
  name: 'link',
  usage: `--role ${roles.join('|')} [--issue ISSUE] [--note TEXT] [--expires 2026-10-01] [--once]`,
  summary: 'Print a new role link, for all issues or for one',
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, {
      role: { type: 'string' },
      issue: { type: 'string' },
      note: { type: 'string', default: '' },
      expires: { type: 'string' },
      once: { type: 'boolean', default: false },
    })
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one word too many`)
    const wished = role.safeParse(values.role)
    if (!wished.success) throw new UsageError(`--role must be one of ${roles.join(', ')}`)
    const { expires = null, note, once } = values
    if (expires !== null && !isoDate.safeParse(expires).success) {
      throw new UsageError(`--expires must be a date that exists, written as 2026-10-01, not "${expires}"`)
    }
    return withArchive<ExitCode>(terminal, async ({ store }, baseUrl) => {
      const issue = values.issue === undefined ? null : (await findIssue(store, values.issue)).id
      const wish = { role: wished.data, issue, note, once, expires: endOfDay(expires) }
      terminal.stdout.write(`${(await makeRoleLink(store, baseUrl, wish, null)).url}\n`)
      return 0
    })
  },
}
