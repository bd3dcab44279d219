/**
 * The identity of a block or list item: 10 characters of `[0-9a-z]`, or null until one is assigned.
 *
 * Anchors, suggestions and translation pairs hold on to it, so it is given once and never changed. The parser leaves it
 * null (parsing is pure); it is assigned when a document enters a Y.Doc and, for blocks made while typing, by the editor.
 */
export const blockId = { id: { default: null } } as const

/** A fresh block id. Not a secret, so `Math.random` serves: 36^10 values against a few thousand blocks in a document. */
export function newBlockId(): string {
  let id = ''
  while (id.length < 10) id += Math.floor(Math.random() * 36).toString(36)
  return id
}
