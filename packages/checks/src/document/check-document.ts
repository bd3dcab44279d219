import type { FrontMatter, MatterValue, Newsletter, Severity } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import { makePost } from '../make-post.ts'
import { bareLinks } from '../passage/build-passage.ts'
import { proseOf, type Passage } from '../passage/passage.ts'
import type { MatterEntry, Post, Spelling } from '../post.ts'
import { checkNeighbours, checkPassage, checkWhole, type Found } from '../run-checks.ts'
import type { Site } from '../site.ts'
import { documentFix, type DocumentFix } from './document-fix.ts'
import { blockAnchors, blockTexts, visitBlocks, type DocumentPlace } from './document-passages.ts'

/** A finding in a document. Positions are ProseMirror's; a finding about the front matter has its key and no positions. */
export interface DocumentFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly block: string | null
  readonly from: number | null
  readonly to: number | null
  readonly matter: string | null
  /** The words that the finding is about: with `block` what "ignore here" remembers. */
  readonly words: string
  readonly fix: DocumentFix | null
}

export interface CheckDocumentOptions {
  readonly newsletter: Newsletter | null
  readonly language: string
  readonly site?: Site
  readonly spelling?: Spelling
}

/** Checks a document again and again while it is written: a block that did not change is not looked at twice. */
export interface DocumentChecker {
  readonly check: (document: Node, matter: FrontMatter) => readonly DocumentFinding[]
}

/** Checks a document once. */
export function checkDocument(
  document: Node,
  matter: FrontMatter,
  options: CheckDocumentOptions,
): readonly DocumentFinding[] {
  return createChecker(options).check(document, matter)
}

interface Kept {
  readonly key: string
  /** Found in the texts of one block; `passage` counts from the block's first. */
  readonly found: readonly Found[]
}

/** A checker for one edition. What it keeps goes with the document's nodes. */
export function createChecker(options: CheckDocumentOptions): DocumentChecker {
  const kept = new WeakMap<Node, Kept>()
  return {
    check: (document, matter) => {
      const { passages, places, starts, anchors } = passagesOf(document, matter)
      const post = makePost(passages, {
        ...options,
        fileName: null,
        matter: matterEntries(matter),
        anchors,
        ...(options.site === undefined ? {} : { secureHosts: options.site.secureHosts }),
      })
      const found = [
        ...checkFront(passages, starts[0]?.first ?? passages.length, post),
        ...starts.flatMap((start) => checkBlock(start, post, kept)),
        ...checkWhole(post),
        ...(options.site === undefined ? [] : checkNeighbours(post, options.site)),
      ]
      return found
        .map((one) => findingOf(one, post, places))
        .toSorted((a, b) => (a.from ?? -1) - (b.from ?? -1))
    },
  }
}

interface BlockStart {
  readonly node: Node
  readonly first: number
  readonly count: number
}

function passagesOf(
  document: Node,
  matter: FrontMatter,
): {
  passages: Passage[]
  places: (DocumentPlace | string)[]
  starts: BlockStart[]
  anchors: string[]
} {
  const passages: Passage[] = []
  const places: (DocumentPlace | string)[] = []
  const starts: BlockStart[] = []
  const anchors: string[] = []
  let afterBlock = false
  for (const [key, value] of matter.entries) {
    const kind = key.toLowerCase()
    if ((kind !== 'title' && kind !== 'summary') || typeof value !== 'string' || value === '') continue
    const links = bareLinks(value, [])
    passages.push({
      index: passages.length,
      kind,
      text: value,
      prose: proseOf(value, [], links),
      links,
      codes: [],
      bold: [],
      objects: [],
      level: 0,
      list: null,
      quoted: false,
      afterBlock: false,
    })
    places.push(key)
  }
  for (const { node, position, list, quoted, item } of visitBlocks(document)) {
    const texts = blockTexts(node)
    anchors.push(...blockAnchors(node))
    if (texts.length === 0) afterBlock = true
    else starts.push({ node, first: passages.length, count: texts.length })
    for (const text of texts) {
      passages.push({
        ...text.body,
        index: passages.length,
        list: text.kind === 'attribute' ? null : list,
        quoted,
        afterBlock,
      })
      afterBlock = false
      places.push({
        block: position,
        id: idOf(node),
        node,
        kind: text.kind,
        at: position + text.at,
        attribute: text.attribute,
        offset: text.offset,
        item,
      })
    }
  }
  return { passages, places, starts, anchors }
}

const idOf = (node: Node): string | null => (typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null)

const checkFront = (passages: readonly Passage[], end: number, post: Post): Found[] =>
  passages.slice(0, end).flatMap((passage) => checkPassage(passage, post))

function checkBlock({ node, first, count }: BlockStart, post: Post, kept: WeakMap<Node, Kept>): Found[] {
  const passage = post.passages[first]
  const key = `${post.date ?? ''} ${passage?.list?.depth ?? 0} ${passage?.list?.first ?? ''} ${passage?.quoted ?? ''}`
  let known = kept.get(node)
  if (known?.key !== key) {
    const found = post.passages
      .slice(first, first + count)
      .flatMap((one) => checkPassage(one, post))
      .map((one) => ({ ...one, passage: (one.passage ?? first) - first }))
    known = { key, found }
    kept.set(node, known)
  }
  return known.found.map((one) => ({ ...one, passage: (one.passage ?? 0) + first }))
}

function findingOf(found: Found, post: Post, places: readonly (DocumentPlace | string)[]): DocumentFinding {
  const { rule, severity, message } = found
  const passage = found.passage === undefined ? undefined : post.passages[found.passage]
  const place = found.passage === undefined ? found.matter : places[found.passage]
  const words =
    passage === undefined
      ? ''
      : passage.text.slice(found.from ?? 0, found.to ?? passage.text.length).slice(0, 120)
  if (place === undefined || typeof place === 'string' || passage === undefined) {
    return {
      rule,
      severity,
      message,
      block: null,
      from: null,
      to: null,
      matter: place === undefined || typeof place === 'string' ? (place ?? null) : null,
      words,
      fix: matterFix(found, passage, typeof place === 'string' ? place : null),
    }
  }
  const [from, to] =
    place.kind === 'text'
      ? [place.block + 1 + (found.from ?? 0), place.block + 1 + (found.to ?? passage.text.length)]
      : [place.at, place.at + 1]
  return {
    rule,
    severity,
    message,
    block: place.id,
    from,
    to,
    matter: null,
    words,
    fix: found.fix === undefined ? null : documentFix(found.fix, passage, place),
  }
}

/** A fix in the title or summary is a new value of it. */
function matterFix(found: Found, passage: Passage | undefined, key: string | null): DocumentFix | null {
  const { fix } = found
  if (fix === undefined) return null
  if (fix.kind === 'matter') return fix
  if (fix.kind !== 'text' || passage === undefined || key === null) return null
  let value = passage.text
  for (const edit of fix.edits.toSorted((a, b) => b.from - a.from))
    value = value.slice(0, edit.from) + edit.insert + value.slice(edit.to)
  return { kind: 'matter', key, value, safe: fix.safe }
}

function matterEntries(matter: FrontMatter): MatterEntry[] {
  return matter.entries.map(([key, value]) => ({
    key,
    value: written(value),
    items: Array.isArray(value) ? value.map(written) : [written(value)],
  }))
}

const written = (value: MatterValue): string =>
  value === null || typeof value === 'object' ? '' : String(value)
