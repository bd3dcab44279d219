import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parse, render } from '@stanza/markdown'
import { readDocument, readMatter, type Finding, type Newsletter } from '@stanza/schema'
import { decodePost, initialState, newsletterFor, readConfig } from '@stanza/server'
import * as Y from 'yjs'
import { type Command, readWords } from '../command.ts'
import { outputPaths } from '../output-paths.ts'
import { progress } from '../progress.ts'
import { readInput } from '../read-input.ts'
import { type ExitCode, tell, UsageError } from '../terminal.ts'

export const format: Command = {
  name: 'format',
  usage: '[--house-style] [--out DIR] FILE…',
  summary: 'Take Markdown through the editor and back: the same bytes, or the house style',
  run: async (words, terminal) => {
    const { values, positionals: files } = readWords(words, {
      'house-style': { type: 'boolean' },
      out: { type: 'string' },
    })
    if (files.length === 0) throw new UsageError('name at least one file')
    const paths = values.out === undefined ? null : outputPaths(files, values.out)
    const newsletter = await newsletterFor(readConfig(terminal.env))
    const tellProgress = progress(terminal, files.length)
    let code: ExitCode = 0
    for (const [index, name] of files.entries()) {
      const decoded = decodePost(name, await readInput(name))
      if ('refusal' in decoded) {
        tell(terminal, `${name}:${decoded.line}: ${decoded.refusal.message}`)
        code = 2
      } else {
        const { markdown, broken } = throughEditor(newsletter, decoded.source, values['house-style'] ?? false)
        for (const { line, message } of broken) tell(terminal, `${name}:${line ?? 1}: ${message}`)
        const changed = markdown !== decoded.source && !values['house-style']
        if (changed && broken.length === 0)
          tell(terminal, `${name}: did not come back byte for byte; please report it`)
        if (changed || broken.length > 0) code = code === 2 ? 2 : 1
        const path = paths?.get(name)
        if (path === undefined) terminal.stdout.write(markdown)
        else await writeWhole(path, markdown)
      }
      tellProgress(index + 1)
    }
    return code
  },
}

interface Formatted {
  readonly markdown: string
  /** What ends Hugo's build: it is escaped on the way, so these lines are not what they were. */
  readonly broken: readonly Finding[]
}

/** Markdown → document → Y.Doc → document → Markdown: the way that an import and an export take in the server. */
function throughEditor(newsletter: Newsletter, source: string, houseStyle: boolean): Formatted {
  const { document, matter, findings } = parse(source)
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, initialState(newsletter, document, matter))
  const back = { document: readDocument(ydoc), matter: readMatter(ydoc) }
  ydoc.destroy()
  const { site } = newsletter
  const { markdown } = render(back.document, back.matter, source, houseStyle ? { houseStyle: { site } } : {})
  return { markdown, broken: findings.filter(({ rule }) => rule === 'broken-shortcode') }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
