import { Fragment, type Node } from 'prosemirror-model'

/** A document and the positions that were marked in its text. */
export interface Tagged {
  readonly document: Node
  /** ProseMirror position of each `<name>`. */
  readonly at: Readonly<Record<string, number>>
}

const tag = /<([a-z]\w*)>/g

/**
 * Takes the markers `<name>` out of a document's text and tells where they stood, so that a test can write
 * `tagged(doc(p('one <a>two<b>')))` instead of counting positions.
 */
export function tagged(document: Node): Tagged {
  const at: Record<string, number> = {}
  const strip = (node: Node, start: number): Node => {
    const children: Node[] = []
    let position = start
    node.forEach((child) => {
      if (!child.isText) {
        const bare = child.isLeaf ? child : strip(child, position + 1)
        children.push(bare)
        position += bare.nodeSize
        return
      }
      const bare = readTags(child.text ?? '', position, at)
      if (bare !== '') children.push(node.type.schema.text(bare, child.marks))
      position += bare.length
    })
    return node.copy(Fragment.fromArray(children))
  }
  return { document: strip(document, 0), at }
}

function readTags(text: string, start: number, at: Record<string, number>): string {
  let bare = ''
  let end = 0
  for (const match of text.matchAll(tag)) {
    bare += text.slice(end, match.index)
    end = match.index + match[0].length
    at[match[1] ?? ''] = start + bare.length
  }
  return bare + text.slice(end)
}
