import { ConfigError } from '@stanza/server'
import { StoreError } from '@stanza/store'
import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { check } from './commands/check.ts'
import { exportIssue } from './commands/export.ts'
import { format } from './commands/format.ts'
import { importPost } from './commands/import.ts'
import { newIssue } from './commands/issue-new.ts'
import { link } from './commands/link.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { token } from './commands/token.ts'
import { type ExitCode, fileTrouble, tell, type Terminal, UsageError } from './terminal.ts'

const commands: readonly Command[] = [
  serve,
  format,
  check,
  newIssue,
  importPost,
  exportIssue,
  link,
  token,
  backup,
  restore,
]

/** Runs the command that the words name and gives its exit code; undefined while it goes on in the background. */
export async function runCommand(
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode | undefined> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    terminal.stdout.write(help())
    return words.length === 0 ? 2 : 0
  }
  const command = commands.find(({ name }) => name.split(' ').every((part, index) => words[index] === part))
  if (command === undefined) {
    tell(terminal, `there is no command "${words[0]}"; "stanza help" lists them`)
    return 2
  }
  try {
    const code = await command.run(words.slice(command.name.split(' ').length), terminal)
    return code === 'stays' ? undefined : code
  } catch (error) {
    tell(terminal, sentence(error, command))
    return 2
  }
}

const help = (): string =>
  [
    'Usage:',
    ...commands.map(({ name, usage, summary }) => `  stanza ${`${name} ${usage}`.trim()}\n      ${summary}`),
    '',
  ].join('\n')

/** What a person can mend is told in a sentence; anything else is a fault of ours and is thrown on, with its stack. */
function sentence(error: unknown, { name, usage }: Command): string {
  if (error instanceof UsageError) return `${error.message} (usage: stanza ${name} ${usage})`
  if (error instanceof ConfigError || error instanceof StoreError) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && path !== undefined) return `${path}: ${fileTrouble(code)}`
  throw error
}
