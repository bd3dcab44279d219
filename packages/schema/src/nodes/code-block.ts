import type { NodeSpec } from 'prosemirror-model'
import { blockId } from './block-id.ts'

/** Code kept literally. `language` is the whole info string behind the fence, '' for none. */
export const codeBlock: NodeSpec = {
  content: 'text*',
  marks: '',
  group: 'block',
  code: true,
  defining: true,
  attrs: { ...blockId, language: { default: '' } },
  parseDOM: [
    { tag: 'pre', preserveWhitespace: 'full', getAttrs: (element) => ({ language: languageOf(element) }) },
  ],
  toDOM: (node) => {
    const language: unknown = node.attrs['language']
    return typeof language === 'string' && language !== ''
      ? ['pre', { 'data-language': language }, ['code', 0]]
      : ['pre', ['code', 0]]
  },
}

/** What is asked of a DOM element here; this package knows no DOM. */
interface ReadElement {
  getAttribute(name: string): string | null
  querySelector(selector: string): ReadElement | null
}

/** The language as we write it, or as web pages do: `<code class="language-rust">`. */
function languageOf(element: ReadElement): string {
  const named = element.getAttribute('data-language')
  if (named !== null) return named
  const classes = [element, element.querySelector('code')].map((part) => part?.getAttribute('class') ?? '')
  return /(?:^| )lang(?:uage)?-([\w+#.-]+)/.exec(classes.join(' '))?.[1] ?? ''
}
