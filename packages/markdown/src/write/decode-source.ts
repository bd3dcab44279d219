import { markdownParser } from '../parse/markdown-parser.ts'

/** What a raw target, title or alt text says once backslashes and entities are read. */
export const decodeSource = (text: string): string =>
  /[\\&]/.test(text) ? markdownParser.utils.unescapeAll(text) : text
