/** Where `inertHtml` puts what was in a `style` attribute. */
export const styleAttribute = 'data-style'

const attribute = /[\s/]+|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s>"'][^\s>]*)?)?/y
const opening = /<!--|<[!?]|<\/[^a-z>]|<\/?[a-z][^\s/>]*/gi

/**
 * Clipboard HTML as text without what a browser applies or refuses while it parses: `style` attributes become
 * `data-style`, handlers (`onclick`) and style sheets go. Our content policy stops them anyway, also in a document that is
 * shown nowhere, but a browser reports each one (threats.md T38). Read as the HTML standard cuts tags, so that
 * the words and everything else stay as they are.
 */
export function inertHtml(html: string): string {
  let made = ''
  let kept = 0
  opening.lastIndex = 0
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const name = found[0].toLowerCase()
    if (name === '<!--') {
      opening.lastIndex = after(html, '-->', found.index)
      continue
    }
    // What looks like neither a tag nor a comment is a comment up to the next `>` (HTML standard, 13.2.5).
    if (!/[a-z]/.test(name)) {
      opening.lastIndex = after(html, '>', found.index + 2)
      continue
    }
    // A closing tag may have attributes too, which nobody sees.
    if (name.startsWith('</')) {
      opening.lastIndex = readAttributes(html, opening.lastIndex).end
      continue
    }
    made += html.slice(kept, opening.lastIndex)
    const tag = readAttributes(html, opening.lastIndex)
    made += tag.kept
    kept = tag.end
    // What is in these is text up to their own closing tag, and may look like tags.
    const raw = /^<(style|script|textarea|title|xmp|iframe|noembed|noframes)$/.exec(name)?.[1]
    if (raw !== undefined) {
      const close = endOfRaw(html, raw, kept)
      if (raw === 'style') {
        made += '>'
        kept = close
      }
      opening.lastIndex = close
    } else opening.lastIndex = kept
  }
  return made + html.slice(kept)
}

/** The attributes from `start` to the tag's `>`, which is left for what comes after; a tag that is not closed ends the text. */
function readAttributes(html: string, start: number): { kept: string; end: number } {
  let kept = ''
  let end = start
  attribute.lastIndex = start
  for (let found = attribute.exec(html); found !== null; found = attribute.exec(html)) {
    const [text, written] = found
    end = attribute.lastIndex
    const name = written?.toLowerCase()
    if (name === 'style') kept += styleAttribute + text.slice(name.length)
    else if (name === undefined || !name.startsWith('on')) kept += text
  }
  return { kept, end }
}

/** Where the closing tag of a raw element begins, or the end of the text. */
function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

function after(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from)
  return found < 0 ? html.length : found + sign.length
}
