import { type InputRule, markInputRule } from '@tiptap/core'
import type { MarkType } from '@tiptap/pm/model'

/**
 * What, when its last sign is typed, becomes a mark. Signs stand at the words, as Markdown has it: `2 * 3 * 4` and
 * `snake_case_name` stay as they are, which the stock rules do not all see to.
 */
const signs: Readonly<Record<string, readonly RegExp[]>> = {
  bold: [/(?<![\w*\\])\*\*(?![\s*])([^*]*[^*\s])\*\*$/, /(?<![\w\\])__(?![\s_])([^_]*[^_\s])__$/],
  italic: [/(?<![\w*\\])\*(?![\s*])([^*]*[^*\s])\*$/, /(?<![\w\\])_(?![\s_])([^_]*[^_\s])_$/],
  strike: [/(?<![\w~\\])~~(?![\s~])([^~]*[^~\s])~~$/],
  code: [/(?<![`\\])`(?![\s`])([^`]*[^`\s])`$/],
}

/** The typing rules of a mark. */
export const markTyping = (type: MarkType): InputRule[] =>
  (signs[type.name] ?? []).map((find) => markInputRule({ find, type }))
