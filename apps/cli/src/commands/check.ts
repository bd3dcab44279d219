import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { houseOf, neighbourChecks, severityOf, type Site } from '@stanza/checks'
import { readPostFileName, type Newsletter } from '@stanza/schema'
import { readNewsletterFile } from '@stanza/schema/newsletter-file'
import { decodePost, newsletterFor, readConfig } from '@stanza/server'
import { checkText, fixText } from '../check/check-text.ts'
import { told } from '../check/told-finding.ts'
import { type Command, readWords } from '../command.ts'
import { progress } from '../progress.ts'
import { readInput } from '../read-input.ts'
import { replaceFile } from '../replace-file.ts'
import { isHugoSite } from '../site/hugo-config.ts'
import { readHugoSite } from '../site/hugo-site.ts'
import { neighbours } from '../site/neighbours.ts'
import { type ExitCode, fileTrouble, tell, type Terminal, UsageError } from '../terminal.ts'

export const check: Command = {
  name: 'check',
  usage: '[--format text|json] [--site DIR] [--config FILE] [--fix] FILE…',
  summary: 'Tell what is wrong in Markdown files, and mend what is safe to mend; 1 if any of it is an error',
  run: async (words, terminal) => {
    const { values, positionals: files } = readWords(words, {
      format: { type: 'string', default: 'text' },
      site: { type: 'string' },
      config: { type: 'string' },
      fix: { type: 'boolean', default: false },
    })
    if (files.length === 0) throw new UsageError('name at least one file')
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError('the format is text or json')
    const newsletter = await newsletterOf(values.config, terminal)
    const around = neighboursFor(values.site, files, newsletter, terminal)
    const json = values.format === 'json'
    const tellProgress = progress(terminal, files.length)
    let [unreadable, errors, count] = [false, false, 0]
    for (const [index, file] of files.entries()) {
      const text = await textOf(file, terminal)
      tellProgress(index + 1)
      if (text === null) {
        unreadable = true
        continue
      }
      const fileName = basename(file)
      const options = { newsletter, fileName, ...(around === null ? {} : { site: around(fileName) }) }
      let checked = text
      if (values.fix) {
        const mended = fixText(text, options)
        if (mended.text !== text) {
          if (await written(file, mended.text, terminal)) {
            checked = mended.text
            tell(terminal, `${file}: mended ${inWords(mended.fixed)}`)
          } else unreadable = true
        }
      }
      for (const finding of checkText(file, checked, options)) {
        errors ||= finding.severity === 'error'
        terminal.stdout.write(
          json ? `${count === 0 ? '[\n' : ',\n'}${JSON.stringify(finding)}` : told(finding),
        )
        count += 1
      }
    }
    if (json) terminal.stdout.write(count === 0 ? '[]\n' : '\n]\n')
    if (unreadable) return 2
    return (errors ? 1 : 0) satisfies ExitCode
  },
}

async function newsletterOf(config: string | undefined, terminal: Terminal): Promise<Newsletter> {
  if (config === undefined) return newsletterFor(readConfig(terminal.env))
  const decoded = decodePost(config, await readInput(config))
  if ('refusal' in decoded) throw new UsageError(decoded.refusal.message)
  const read = readNewsletterFile(decoded.source)
  if (!read.ok) throw new UsageError(`${config}: ${read.message}`)
  return read.newsletter
}

/** What each file finds around it in the site; null without one, and then it is said which checks do not run. */
function neighboursFor(
  site: string | undefined,
  files: readonly string[],
  newsletter: Newsletter,
  terminal: Terminal,
): ((fileName: string) => Site) | null {
  const house = houseOf(newsletter)
  if (site === undefined) {
    const left = neighbourChecks.filter(
      (rule) => severityOf(rule, house, newsletter.defaultLanguage) !== null,
    )
    tell(terminal, `without --site these checks were not run: ${left.map(({ id }) => id).join(', ')}`)
    return null
  }
  const folder = resolve(site)
  if (!isHugoSite(folder)) throw new UsageError(`${site}: this is no checkout of a Hugo site`)
  const posts = join(folder, newsletter.paths.posts)
  // What is being checked counts as part of the site, wherever it is now.
  const added = new Map(
    files
      .filter((file) => readPostFileName(basename(file)) !== null && isFile(file))
      .map((file) => [join(posts, basename(file)), resolve(file)]),
  )
  const read = readHugoSite(folder, house.madePaths, added)
  if (read.trouble !== null) tell(terminal, `${site}: ${read.trouble}; links to its pages were not checked`)
  return neighbours(newsletter, posts, read, added)
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

async function textOf(file: string, terminal: Terminal): Promise<string | null> {
  let bytes
  try {
    bytes = await readFile(file)
  } catch (error) {
    tell(terminal, `${file}: ${fileTrouble((error as NodeJS.ErrnoException).code)}`)
    return null
  }
  const decoded = decodePost(file, bytes)
  if (!('refusal' in decoded)) return decoded.source
  tell(terminal, `${file}:${decoded.line}: ${decoded.refusal.message}`)
  return null
}

async function written(file: string, text: string, terminal: Terminal): Promise<boolean> {
  try {
    await replaceFile(file, text)
    return true
  } catch (error) {
    tell(terminal, `${file}: not mended: ${fileTrouble((error as NodeJS.ErrnoException).code)}`)
    return false
  }
}

const inWords = (fixed: ReadonlyMap<string, number>): string =>
  [...fixed].map(([rule, count]) => (count === 1 ? rule : `${rule} (${count} times)`)).join(', ')
