import type { MatterEntry, Post } from '../post.ts'
import { makePost, type PostFrame } from '../make-post.ts'
import type { ReadFile } from './read-file.ts'

/** The language that a post's file name says, `fr` of `2026-08-05-newsletter.fr.md`, or the given one. */
export function languageOfFile(fileName: string, otherwise: string): string {
  return /\.([a-z]{2}(?:-[a-z]{2,4})?)\.md$/i.exec(fileName)?.[1]?.toLowerCase() ?? otherwise
}

/** The post of a file that was read. */
export function filePost(file: ReadFile, frame: Omit<PostFrame, 'matter' | 'anchors'>): Post {
  const matter: MatterEntry[] = file.matter.lines.map((line) => ({
    key: line.key,
    value: line.value,
    items: [
      ...inlineItems(line.value),
      ...file.matter.items.filter((item) => item.key === line.key).map((item) => item.value),
    ],
  }))
  return makePost(
    file.passages.map(({ passage }) => passage),
    { ...frame, matter, anchors: file.anchors },
  )
}

const inlineItems = (value: string): string[] =>
  /^\[.*\]$/.test(value)
    ? value
        .slice(1, -1)
        .split(',')
        .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    : []
