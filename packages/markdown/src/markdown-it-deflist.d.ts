declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it'

  const deflist: (parser: MarkdownIt) => void
  export default deflist
}
