import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { render } from '@stanza/markdown'
import { isoDate } from '@stanza/schema/api'
import { newsletterFor, planDraft, type PostFile, readConfig, Refusal } from '@stanza/server'
import { type Command, readWords } from '../command.ts'
import { readInput } from '../read-input.ts'
import { tell, UsageError } from '../terminal.ts'

export const newIssue: Command = {
  name: 'issue new',
  usage: '--from FILE [--from FILE] --date 2026-09-05 [--language fr] [--out FILE]',
  summary: 'A new issue from the post before, or better from the two before, as Markdown',
  run: async (words, terminal) => {
    const { values, positionals } = readWords(words, {
      from: { type: 'string', multiple: true, default: [] },
      date: { type: 'string' },
      language: { type: 'string' },
      out: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one word too many`)
    if (values.from.length < 1 || values.from.length > 2)
      throw new UsageError('give one or two posts with --from')
    const date = isoDate.safeParse(values.date)
    if (!date.success)
      throw new UsageError(
        `--date must be a date that exists, written as 2026-09-05, not "${values.date ?? ''}"`,
      )
    const files: PostFile[] = []
    for (const path of values.from) files.push({ name: basename(path), bytes: await readInput(path) })
    const newsletter = await newsletterFor(readConfig(terminal.env))
    const plan = planDraft(newsletter, files, date.data, values.language)
    if (plan instanceof Refusal) {
      tell(terminal, plan.message)
      return 2
    }
    for (const { line, rule, message } of plan.findings)
      tell(terminal, `line ${line ?? 1}: ${rule}: ${message}`)
    const { markdown } = render(plan.document, plan.matter)
    if (values.out === undefined) terminal.stdout.write(markdown)
    else await writeFile(values.out, markdown)
    return 0
  },
}
