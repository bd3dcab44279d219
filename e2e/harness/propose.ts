import { cutBranches } from '@stanza/review'
import { documentSchema, readDocument } from '@stanza/schema'
import type { CreatedSuggestions } from '@stanza/schema/api'
import type { Node } from 'prosemirror-model'
import type { Person } from './person.ts'

export type Change = (blocks: readonly Node[]) => readonly Node[]

/** Proposes a change to the blocks as a reviewer's browser does, without its editor: one suggestion for each that differs. */
export async function propose(person: Person, change: Change, note = ''): Promise<readonly string[]> {
  using program = await person.program()
  await program.synced
  const next = documentSchema.node('doc', null, [...change(readDocument(program.doc).content.content)])
  const changes = cutBranches(program.doc, next).map(({ update, blocks }) => ({
    update: Buffer.from(update).toString('base64'),
    blocks,
  }))
  const { origin } = new URL(person.page.url())
  const path = `${origin}/api/editions/${await person.editionId()}/suggestions`
  const made: string[] = []
  for (let at = 0; at < changes.length; at += mostChanges) {
    const data = { changes: changes.slice(at, at + mostChanges), note }
    const response = await person.page.request.post(path, { data, headers: { origin } })
    if (!response.ok()) throw new Error(`proposing answered ${response.status()}: ${await response.text()}`)
    made.push(...((await response.json()) as CreatedSuggestions).suggestions)
  }
  return made
}

/** As many as the server takes at once. */
const mostChanges = 100

/** Other words in place of some, wherever they stand. */
export const saying =
  (words: string, others: string): Change =>
  (blocks) =>
    blocks.map((block) => eachText(block, (node) => withText(node, (node.text ?? '').replace(words, others))))

/** Without the blocks and items that say so. */
export const without =
  (words: string): Change =>
  (blocks) =>
    blocks.flatMap((block) => withoutIn(block, words) ?? [])

/** Every node's attribute of that name as another. */
export const setting =
  (type: string, name: string, change: (value: unknown) => unknown): Change =>
  (blocks) =>
    blocks.map((block) =>
      eachNode(block, (node) =>
        node.type.name === type
          ? node.type.create({ ...node.attrs, [name]: change(node.attrs[name]) }, node.content, node.marks)
          : node,
      ),
    )

/** A new item behind the one that says so. */
export const withItemBehind =
  (words: string, text: string): Change =>
  (blocks) =>
    blocks.map((block) =>
      eachNode(block, (node) => {
        const at = node.content.content.findIndex(
          (child) => child.type.name === 'listItem' && child.textContent.includes(words),
        )
        if (at < 0) return node
        const paragraph = documentSchema.node('paragraph', null, documentSchema.text(text))
        const item = documentSchema.node('listItem', null, paragraph)
        const items = node.content.content
        return node.type.create(node.attrs, [...items.slice(0, at + 1), item, ...items.slice(at + 1)])
      }),
    )

/** A new paragraph behind the block that says so. */
export const withParagraphBehind =
  (words: string, text: string): Change =>
  (blocks) =>
    blocks.flatMap((block) =>
      block.textContent.includes(words)
        ? [block, documentSchema.node('paragraph', null, documentSchema.text(text))]
        : [block],
    )

/** Words in another format. */
export const marking =
  (words: string, mark: string): Change =>
  (blocks) =>
    blocks.map((block) =>
      eachNode(block, (node) => {
        const children = node.content.content.flatMap((child) => {
          const at = child.isText ? (child.text ?? '').indexOf(words) : -1
          if (at < 0) return [child]
          const [before, after] = [
            (child.text ?? '').slice(0, at),
            (child.text ?? '').slice(at + words.length),
          ]
          const marked = documentSchema.text(words, [...child.marks, documentSchema.mark(mark)])
          return [
            ...(before ? [withText(child, before)] : []),
            marked,
            ...(after ? [withText(child, after)] : []),
          ]
        })
        return node.isTextblock ? node.type.create(node.attrs, children) : node
      }),
    )

const withText = (node: Node, text: string): Node => documentSchema.text(text, node.marks)

const eachText = (node: Node, change: (text: Node) => Node): Node =>
  eachNode(node, (inner) => (inner.isText ? change(inner) : inner))

function eachNode(node: Node, change: (node: Node) => Node): Node {
  if (node.isLeaf) return change(node)
  const children = node.content.content.map((child) => eachNode(child, change))
  return change(node.type.create(node.attrs, children, node.marks))
}

function withoutIn(node: Node, words: string): Node | null {
  if (node.isTextblock || node.type.name === 'listItem') return node.textContent.includes(words) ? null : node
  if (node.isLeaf) return node
  return node.type.create(
    node.attrs,
    node.content.content.flatMap((child) => withoutIn(child, words) ?? []),
  )
}
