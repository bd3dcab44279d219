import type { Node } from 'prosemirror-model'

/** Where a node stands: the index of each child on the way to it from the document. */
export type Path = readonly number[]

/** One thing that happens to the blocks of a document; places are those of the document before. */
export type Step =
  | {
      readonly kind: 'replace'
      readonly path: Path
      readonly old: Node
      readonly next: Node
      readonly names: Names
    }
  | {
      readonly kind: 'attributes'
      readonly path: Path
      readonly old: Node
      readonly next: Node
      readonly names: Names
    }
  | { readonly kind: 'remove'; readonly path: Path; readonly old: Node; readonly names: Names }
  /** In front of the child at the end of `path`, which may be one behind the last. */
  | { readonly kind: 'insert'; readonly path: Path; readonly nodes: readonly Node[]; readonly names: Names }

/**
 * Who is meant: the id of the block itself or of the item it is in, then those around it. Empty for what is put between
 * blocks or items, which touches nobody's.
 */
export type Names = readonly string[]

/** Steps that belong together: a suggestion. */
export interface Change {
  readonly steps: readonly Step[]
  /** Ids of the blocks and items it changes, moves or removes. */
  readonly blocks: readonly string[]
}

/** The id of a block or item; null where it has none. */
export const idOf = (node: Node): string | null =>
  typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null
