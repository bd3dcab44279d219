import { createChecker, rules, type DocumentFinding } from '@stanza/checks'
import type { FrontMatter, Newsletter } from '@stanza/schema'
import type { Node } from '@tiptap/pm/model'
import { settle } from './settled-document.ts'

/** A finding with what a card needs. Its id is the same for as long as it speaks of the same words in the same block. */
export interface ShownFinding extends DocumentFinding {
  readonly id: string
  /** Why it matters to the reader. */
  readonly explain: string
}

export interface Finder {
  /** What is wrong with a text now. Positions are those of the document given. */
  readonly find: (document: Node, matter: FrontMatter) => readonly ShownFinding[]
}

const explained = new Map(rules.map(({ id, explain }) => [id, explain]))

/** Finds what is wrong with one edition, again and again; only blocks that changed are looked at. */
export function createFinder(newsletter: Newsletter, language: string): Finder {
  const checker = createChecker({ newsletter, language })
  let last: Node | null = null
  return {
    find(document, matter) {
      last = last === null ? document : settle(last, document)
      const seen = new Map<string, number>()
      return checker.check(last, matter).map((finding) => {
        const name = `finding:${finding.rule}:${finding.block ?? finding.matter ?? ''}:${finding.words}`
        const times = seen.get(name) ?? 0
        seen.set(name, times + 1)
        return { ...finding, id: `${name}:${times}`, explain: explained.get(finding.rule) ?? '' }
      })
    },
  }
}
