import { anchorAt } from '@stanza/review'
import { documentSchema, readDocument } from '@stanza/schema'
import type { Node } from 'prosemirror-model'
import type { Person } from '../../e2e/harness/person.ts'
import { propose, type Change } from '../../e2e/harness/propose.ts'

/** Lines of text long enough to say something about. */
const isLine = (node: Node): boolean =>
  node.isTextblock && node.type.spec.code !== true && words(node).length >= 3
const words = (node: Node): string[] => node.textContent.split(' ').filter(Boolean)

/** Comments on so many lines, each on a word of it; from the top again with another word where there are too few. */
export async function comment(people: readonly Person[], count: number): Promise<void> {
  const [first] = people
  if (first === undefined) throw new Error('nobody comments')
  using program = await first.program()
  await program.synced
  const lines: { node: Node; at: number }[] = []
  readDocument(program.doc).descendants((node, at) => {
    if (isLine(node)) lines.push({ node, at })
  })
  for (let index = 0; index < count; index += 1) {
    const line = lines[index % lines.length]
    const person = people[index % people.length]
    if (line === undefined || person === undefined) throw new Error('there is no line to comment on')
    const from = line.at + 1 + Math.floor(index / lines.length) * 3
    const anchor = anchorAt(program.doc, from, from + 3)
    if (anchor === null) continue
    const { origin } = new URL(person.page.url())
    const response = await person.page.request.post(
      `${origin}/api/editions/${await person.editionId()}/threads`,
      { data: { anchor, text: `What about this, number ${index}?` }, headers: { origin } },
    )
    if (!response.ok()) throw new Error(`commenting answered ${response.status()}: ${await response.text()}`)
  }
}

/** Suggestions on so many lines, by turns another word, a word more and a word less; in rounds where there are too few. */
export async function suggest(person: Person, count: number): Promise<number> {
  let made = 0
  for (let round = 0; made < count && round < 5; round += 1)
    made += (await propose(person, changing(count - made, round))).length
  return made
}

function changing(most: number, round: number): Change {
  let changed = 0
  const change = (node: Node): Node => {
    if (!isLine(node)) {
      if (node.isLeaf) return node
      return node.type.create(node.attrs, node.content.content.map(change), node.marks)
    }
    changed += 1
    if (changed > most) return node
    return node.type.create(node.attrs, withOtherWord(node.content.content, changed + round))
  }
  return (blocks) => blocks.map(change)
}

function withOtherWord(children: readonly Node[], turn: number): Node[] {
  const last = children.findLastIndex((child) => child.isText && (child.text ?? '').trim().includes(' '))
  return children.map((child, index) => {
    if (index !== last) return child
    const parts = (child.text ?? '').split(' ')
    const at = Math.max(1, (turn * 3) % parts.length)
    const kinds = [
      [...parts.slice(0, at), 'rather', ...parts.slice(at + 1)],
      [...parts.slice(0, at), 'quite', ...parts.slice(at)],
      [...parts.slice(0, at), ...parts.slice(at + 1)],
    ] as const
    const text = (kinds[turn % 3] ?? parts).join(' ')
    return documentSchema.text(text === '' ? 'word' : text, child.marks)
  })
}
