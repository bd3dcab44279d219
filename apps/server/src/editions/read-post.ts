import { type Post, parse } from '@stanza/markdown'
import { type Finding, type Newsletter, readPostFileName } from '@stanza/schema'
import { megabytes, Refusal } from '../refusal/refusal.ts'
import { textDate } from './text-date.ts'
import { unsafeLinks } from './unsafe-links.ts'

/** Largest post that is taken. The longest of 164 published ones has 60 KB; a document may have 5 MB (relay.md, limits). */
export const postBytes = 2 * 1024 * 1024

/** A post that came in as a file. */
export interface ReceivedPost {
  /** The file, byte for byte as text. */
  readonly source: string
  readonly post: Post
  readonly findings: readonly Finding[]
  /** From the file's name, else from the front matter; null when neither has one that exists. */
  readonly date: string | null
  readonly language: string | null
}

/**
 * The text of a file, byte for byte: with its byte order mark, if it has one. Refused is what is not UTF-8 text.
 * `line`: the first line that is not.
 */
export function decodePost(
  name: string,
  bytes: Uint8Array,
): { source: string } | { refusal: Refusal; line: number } {
  const source = decode(bytes)
  if (source === null) {
    const line = firstBadLine(bytes)
    const message = `"${name}" is not UTF-8 text (line ${line}); nothing of it was taken.`
    return { refusal: new Refusal('not-utf8', message), line }
  }
  const nul = source.indexOf('\0')
  if (nul < 0) return { source }
  const line = source.slice(0, nul).split('\n').length
  const message = `"${name}" is not a text file (line ${line} holds a null byte); nothing of it was taken.`
  return { refusal: new Refusal('not-markdown', message), line }
}

/**
 * Reads a post from its bytes. What is wrong in the text becomes findings and the text is kept as it is; refused is only
 * what is no text, or what cannot be told apart into front matter and text.
 */
export function readPost(newsletter: Newsletter, name: string, bytes: Uint8Array): ReceivedPost | Refusal {
  if (bytes.length > postBytes) {
    return new Refusal(
      'too-large',
      `"${name}" is larger than ${megabytes(postBytes)}; nothing of it was taken.`,
    )
  }
  const decoded = decodePost(name, bytes)
  if ('refusal' in decoded) return decoded.refusal
  const { source } = decoded
  const post = parse(source)
  const broken = post.findings.find(
    (finding) => finding.rule === 'bad-front-matter' && finding.severity === 'error',
  )
  if (broken) {
    const place = broken.line === undefined ? '' : `, line ${broken.line}`
    return new Refusal(
      'bad-front-matter',
      `The front matter of "${name}" cannot be read${place}: ${broken.message} Nothing of it was taken.`,
    )
  }
  const fromName = readPostFileName(name)
  const without = post.matter.entries.length === 0
  return {
    source,
    post,
    findings: [...(without ? [noFrontMatter] : []), ...post.findings, ...unsafeLinks(post.document, source)],
    date: fromName?.date ?? textDate(post.matter),
    language: fromName === null ? null : (fromName.language ?? newsletter.defaultLanguage),
  }
}

const noFrontMatter: Finding = {
  rule: 'no-front-matter',
  severity: 'warning',
  message: 'The file has no front matter; the text was kept, and the form is empty.',
  line: 1,
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark is part of the file, and the file comes back byte for byte.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const genuine = new TextEncoder().encode(lenient)
  const at = genuine.findIndex((byte, index) => byte !== bytes[index])
  return bytes.subarray(0, at).filter((byte) => byte === 10).length + 1
}
