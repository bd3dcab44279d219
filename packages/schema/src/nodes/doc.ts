import type { NodeSpec } from 'prosemirror-model'

/** The whole edition, flat. `block*`, not `block+`: two people may each delete one of the last two blocks. */
export const doc: NodeSpec = { content: 'block*' }
