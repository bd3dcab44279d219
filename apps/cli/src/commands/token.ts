import { newToken } from '@stanza/schema/api'
import { hashSecret, newSessionSecret } from '@stanza/server'
import { type Command, readWords } from '../command.ts'
import { withArchive } from '../open-archive.ts'
import { type ExitCode, tell, UsageError } from '../terminal.ts'

export const token: Command = {
  name: 'token',
  usage: '--purpose sync|export [--role reader]',
  summary: 'Print a bearer token for a program, with one purpose; --revoke ID takes one back',
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, {
      purpose: { type: 'string' },
      role: { type: 'string', default: 'reader' },
      revoke: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one word too many`)
    const { purpose, role, revoke } = values
    return withArchive<ExitCode>(terminal, async ({ store }) => {
      if (revoke !== undefined) {
        if (!(await store.revokeToken(revoke))) throw new UsageError(`there is no token ${revoke}`)
        return 0
      }
      const wished = newToken.safeParse({ purpose, role })
      if (!wished.success)
        throw new UsageError('--purpose must be sync or export, and --role one of the roles')
      const secret = newSessionSecret()
      const { id } = await store.createToken(wished.data, hashSecret(secret))
      terminal.stdout.write(`${secret}\n`)
      tell(terminal, `token ${id}: revoke it with "stanza token --revoke ${id}"`)
      return 0
    })
  },
}
