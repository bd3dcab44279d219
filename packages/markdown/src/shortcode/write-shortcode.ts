import type { Finding } from '@stanza/schema'
import { readTag } from './read-shortcode.ts'

/** Named parameters to set; null takes one away. */
export type ShortcodeChange = Readonly<Record<string, string | null>>

export type WrittenShortcode =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly finding: Finding }

const refused = (message: string): WrittenShortcode => ({
  ok: false,
  finding: { rule: 'shortcode-parameter', severity: 'error', message },
})

/**
 * Sets parameters of a shortcode. Only a changed value rewrites its place in the source; new ones come behind the last.
 * Refuses what a parameter cannot hold: a line end (Hugo ends the build), or all of backtick, quote and backslash at once.
 */
export function writeShortcode(source: string, change: ShortcodeChange): WrittenShortcode {
  const tag = readTag(source)
  if (tag === null) return refused('This is not one shortcode.')
  if (tag.params.some(({ key }) => key === null))
    return refused(`“${tag.name}” has parameters without names.`)
  const edits: { from: number; to: number; text: string }[] = []
  let end = tag.params.at(-1)?.to ?? source.indexOf(tag.name, 3) + tag.name.length
  for (const [key, value] of Object.entries(change)) {
    if (!/^[\p{L}\p{N}_-]+$/u.test(key)) return refused(`“${key}” cannot be the name of a parameter.`)
    const param = tag.params.findLast((one) => one.key === key)
    const quoted = value === null ? '' : quote(value)
    if (quoted === null)
      return refused(`“${key}” cannot hold this text: line ends, or a backtick beside a backslash or quote.`)
    if (param === undefined) {
      if (value !== null) edits.push({ from: end, to: end, text: ` ${key}=${quoted}` })
    } else if (value === null) edits.push({ from: keyStart(source, param.from, key), to: param.to, text: '' })
    else if (param.value !== value) edits.push({ from: param.from, to: param.to, text: quoted })
  }
  const written = edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: inserted }) => text.slice(0, from) + inserted + text.slice(to), source)
  return readTag(written) === null
    ? refused('Hugo could not read the shortcode with this value.')
    : { ok: true, source: written }
}

/** Where ` key=` begins, with the spaces before it. */
function keyStart(source: string, valueStart: number, key: string): number {
  let at = source.lastIndexOf(key, valueStart)
  while (at > 0 && /\s/.test(source[at - 1] ?? '')) at -= 1
  return at
}

/** A value in quotes as Hugo reads them, or null where it cannot be said. */
function quote(value: string): string | null {
  if (/[\n\r]/.test(value)) return null
  // In double quotes a backslash is itself except before a quote or backtick; in backticks everything is itself.
  if (!/\\(?:["`]|$)/.test(value)) return `"${value.replaceAll('"', '\\"')}"`
  return value.includes('`') ? null : `\`${value}\``
}
