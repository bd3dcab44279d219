import type { Finding, FrontMatter } from '@stanza/schema'
import type { Base } from '../base.ts'
import { writeMatterSource } from './write-matter.ts'

/** The front matter with its fences: the base's own text where it says the same. */
export function writeHead(
  matter: FrontMatter,
  base: Base | null,
): { readonly text: string; readonly findings: readonly Finding[] } {
  if (base !== null && JSON.stringify(base.matter.entries) === JSON.stringify(matter.entries)) {
    return { text: base.head, findings: [] }
  }
  const { yaml, findings } = writeMatterSource(matter, base?.entries ?? [])
  const mark = base?.head.startsWith('\uFEFF') === true ? '\uFEFF' : ''
  if (yaml === '') return { text: mark, findings }
  const text = `${mark}---\n${yaml}---\n`
  return { text: base?.source.lineEnd === '\r\n' ? text.replaceAll(/\r?\n/g, '\r\n') : text, findings }
}
