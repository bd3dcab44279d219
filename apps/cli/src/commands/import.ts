import { basename } from 'node:path'
import { postFileName } from '@stanza/schema'
import { createEdition, planImport, Refusal } from '@stanza/server'
import { type Command, onlyOperand, readWords } from '../command.ts'
import { withArchive } from '../open-archive.ts'
import { readInput } from '../read-input.ts'
import { tell } from '../terminal.ts'

export const importPost: Command = {
  name: 'import',
  usage: 'FILE',
  summary: 'Take a post as it is into the data folder; date and language from its name',
  run: (words, terminal) => {
    const path = onlyOperand(readWords(words, {}).positionals, 'file')
    return withArchive(terminal, async (archive) => {
      const plan = planImport(archive.newsletter, { name: basename(path), bytes: await readInput(path) })
      if (plan instanceof Refusal) {
        tell(terminal, `${path}: ${plan.message}`)
        return 2
      }
      const person = await archive.store.createPerson('Import')
      const made = await createEdition(archive, plan, person.id)
      if (made instanceof Refusal) {
        tell(terminal, `${path}: ${made.message}`)
        return 1
      }
      for (const { line, rule, message } of made.findings)
        tell(terminal, `${path}:${line ?? 1}: ${rule}: ${message}`)
      const { issue, edition } = made
      const name = postFileName(archive.newsletter, issue.date, edition.language)
      terminal.stdout.write(`issue ${issue.id}\nedition ${edition.id}\nfile ${name}\n`)
      return 0
    })
  },
}
