import type { MarkdownBridge, ShortcodeDescription } from '@stanza/editor'
import { readShortcode } from '@stanza/markdown/shortcode'
import { documentSchema } from '@stanza/schema'
import type { LateChunk } from '../chunk/use-chunk.ts'

let whole: MarkdownBridge | null = null

/** The Markdown reader and writer; nobody needs them to type. */
export const lateMarkdown: LateChunk<MarkdownBridge> = {
  async get() {
    whole ??= await import('./whole-markdown.ts')
    return whole
  },
  part: 'markdown',
  waits: true,
}

/** Markdown for the clipboard. Until the reader has come, pasted text is its paragraphs and copied text its words. */
export const markdownBridge: MarkdownBridge = {
  parseBlocks: (markdown) => whole?.parseBlocks(markdown) ?? paragraphsOf(markdown),
  renderBlocks: (nodes) => whole?.renderBlocks(nodes) ?? nodes.map((node) => node.textContent).join('\n\n'),
  hasFrontMatter: (markdown) => whole?.hasFrontMatter?.(markdown) ?? false,
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => documentSchema.node('paragraph', null, documentSchema.text(part.replaceAll('\n', ' '))))

/** What a figure or shortcode block shows of its source. */
export function describeShortcode(source: string): ShortcodeDescription | null {
  const shortcode = readShortcode(source)
  if (!shortcode) return null
  const { name, params } = shortcode
  return { name, parameters: params.kind === 'named' ? Object.fromEntries(params.entries) : {} }
}
