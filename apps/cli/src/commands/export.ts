import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportEdition, type ExportedEdition, type Archive, Refusal } from '@stanza/server'
import type { EditionRow } from '@stanza/store'
import { type Command, onlyOperand, readWords } from '../command.ts'
import { findIssue } from '../find-issue.ts'
import { withArchive } from '../open-archive.ts'
import { tell, type Terminal, UsageError } from '../terminal.ts'

export const exportIssue: Command = {
  name: 'export',
  usage: 'ISSUE [--language fr] [--out DIR]',
  summary:
    'Markdown and images of an issue (date or id) at their site paths in DIR; without DIR the Markdown alone',
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, {
      language: { type: 'string' },
      out: { type: 'string' },
    })
    const name = onlyOperand(positionals, 'issue, by date or id')
    return withArchive(terminal, async (archive) => {
      const issue = await findIssue(archive.store, name)
      const editions = await archive.store.editions(issue.id)
      for (const edition of choose(archive, editions, values.language, values.out !== undefined)) {
        const made = await exportEdition(archive, issue, edition)
        if (made instanceof Refusal) {
          tell(terminal, made.message)
          return 1
        }
        for (const { line, rule, message } of made.findings)
          tell(terminal, `${made.fileName}:${line ?? 1}: ${rule}: ${message}`)
        if (values.out === undefined) terminal.stdout.write(made.markdown)
        else await writeFiles(archive, edition, made, values.out, terminal)
      }
      return 0
    })
  },
}

/** The edition of a language; without one all of them into a folder, or the default language to standard output. */
function choose(
  { newsletter }: Archive,
  editions: readonly EditionRow[],
  language: string | undefined,
  all: boolean,
): readonly EditionRow[] {
  if (language === undefined && (all || editions.length === 1)) return editions
  const wished = language ?? newsletter.defaultLanguage
  const found = editions.filter((edition) => edition.language === wished)
  if (found.length > 0) return found
  throw new UsageError(
    `the issue has no edition in "${wished}"; it has ${editions.map((one) => one.language).join(', ')}`,
  )
}

async function writeFiles(
  { store }: Archive,
  edition: EditionRow,
  { path, markdown, images }: ExportedEdition,
  folder: string,
  terminal: Terminal,
): Promise<void> {
  const write = async (at: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, at)), { recursive: true })
    await writeFile(join(folder, at), content)
    terminal.stdout.write(`${join(folder, at)}\n`)
  }
  await write(path, markdown)
  for (const image of images) {
    const kept = await store.assetContent(edition.id, image.hash)
    if (kept === null) throw new Error(`asset ${image.hash} is listed and not there`)
    await write(image.path, kept.content)
  }
}
