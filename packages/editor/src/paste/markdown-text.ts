// What a line of Markdown begins with: heading, list, quote, fence, table, shortcode, footnote.
const blockSigns = [
  /^#{1,6} \S/,
  /^ {0,3}[-*+] \S/,
  /^ {0,3}\d{1,9}[.)] \S/,
  /^> ?\S/,
  /^(?:```|~~~)/,
  /^\|.*\|\s*$/,
  /^\{\{[<%]/,
  /^\[\^[^\]]+\]: /,
]
// Within a line: a link, a picture, strong, code, a shortcode. Not `*x*` or `_x_`: those are also in plain text.
const inlineSigns = [
  /\[[^\]\n]+\]\([^\s)]+\)/,
  /\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*/,
  /`[^`\n]+`/,
  /\{\{[<%].*?[%>]\}\}/s,
]

/**
 * Whether pasted plain text is meant as Markdown. Careful: a text that is none must come out as it went in, so one dash in
 * front of one sentence is not enough; single list lines count from two on.
 */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.split('\n')
  const signs = lines.map((line) => blockSigns.findIndex((sign) => sign.test(line)))
  const lists = signs.filter((sign) => sign === 1 || sign === 2).length
  const others = signs.filter((sign) => sign === 0 || sign > 2).length
  return others > 0 || lists > 1 || inlineSigns.some((sign) => sign.test(text))
}

/** Whether HTML on the clipboard is only a code editor's colours for the plain text beside it. */
export function isFromCodeEditor(types: readonly string[], html: string): boolean {
  if (types.includes('vscode-editor-data')) return true
  const opening = /<(?:pre|div|span)\b[^>]*style="[^"]*"/i.exec(html)?.[0] ?? ''
  const monospace = /font-family:[^;"]*(?:monospace|consolas|menlo|mono\b|courier new)/i.test(opening)
  return monospace && (/white-space:\s*pre/i.test(opening) || /^\s*(?:<[^>]*>\s*)*<pre/i.test(html))
}
