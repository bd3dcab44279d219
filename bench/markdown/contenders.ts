import { MarkdownManager } from '@tiptap/markdown'
import { StarterKit } from '@tiptap/starter-kit'
import { remark } from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { createMarkdownView, parse, render } from '@stanza/markdown'
import { changeOneWord } from './edit-kinds.ts'
import { randomFrom } from './random.ts'

/** What is measured of a library, made ready for one text; null is what it has no way to do. */
export interface Contender {
  readonly name: string
  readonly prepare: (source: string) => Readonly<Record<Task, (() => unknown) | null>>
}

export const tasks = ['parse', 'unchanged', 'after an edit', 'view', 'anew'] as const
export type Task = (typeof tasks)[number]

const ours: Contender = {
  name: 'stanza',
  prepare: (source) => {
    const { document, matter } = parse(source)
    const random = randomFrom(3)
    const edited = changeOneWord(document, random) ?? document
    const view = createMarkdownView(source)
    let typed = document
    return {
      parse: () => parse(source),
      unchanged: () => render(document, matter, source),
      'after an edit': () => render(edited, matter, source),
      view: () => view.render((typed = changeOneWord(typed, random) ?? typed), matter),
      anew: () => render(document, matter),
    }
  },
}

// Both write the whole text whatever was edited, and read nothing back.
const withRemark: Contender = {
  name: 'remark',
  prepare: (source) => {
    const processor = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml'])
    const tree = processor.parse(source)
    return {
      parse: () => processor.parse(source),
      unchanged: null,
      'after an edit': null,
      view: null,
      anew: () => processor.stringify(tree),
    }
  },
}

const withTiptap: Contender = {
  name: '@tiptap/markdown',
  prepare: (source) => {
    const manager = new MarkdownManager({ extensions: [StarterKit] })
    // It knows no front matter.
    const body = source.replace(/^---\n[\s\S]*?\n---\n/, '')
    const document = manager.parse(body)
    return {
      parse: () => manager.parse(body),
      unchanged: null,
      'after an edit': null,
      view: null,
      anew: () => manager.serialize(document),
    }
  },
}

export const contenders: readonly Contender[] = [ours, withRemark, withTiptap]
