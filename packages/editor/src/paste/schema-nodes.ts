import { documentSchema } from '@stanza/schema'
import type { Node, Schema } from '@tiptap/pm/model'

/** Tiptap builds a schema of its own with the same names; nodes cross over as JSON. */
export const toEditor = (schema: Schema, nodes: readonly Node[]): Node[] =>
  nodes.map((node) => schema.nodeFromJSON(node.toJSON()))

/** Nodes of the editor as nodes of `documentSchema`. */
export const fromEditor = (nodes: readonly Node[]): Node[] =>
  nodes.map((node) => documentSchema.nodeFromJSON(node.toJSON()))
