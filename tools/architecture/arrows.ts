/**
 * Who may import whom, complete: what is not listed is not allowed. `packages/schema` is `schema`, `apps/web` is `web`. A name
 * with a slash allows that one entry of the package. Source: ARCHITECTURE.md.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  markdown: ['schema'],
  checks: ['schema', 'markdown'],
  review: ['schema'],
  editor: ['schema'],
  relay: [],
  store: ['relay', 'schema'],
  testkit: ['schema', 'markdown'],
  server: ['schema', 'markdown', 'checks', 'review', 'relay', 'store'],
  // The grammar of the relay's frames is the one thing that both ends of the wire must share.
  web: ['schema', 'markdown', 'checks', 'review', 'editor', 'relay/client'],
  cli: ['schema', 'markdown', 'checks', 'store', 'server'],
}

/** Rooms that know neither a machine nor a browser: no `node:` module, no timer, no global of either. */
export const pure: readonly string[] = ['schema', 'markdown', 'checks', 'review', 'relay']

/** Libraries that may be used in one way only: in the named rooms, or under the named path of a room. */
export const fences: Readonly<Record<string, readonly string[]>> = {
  react: ['apps/web/'],
  'react-dom': ['apps/web/'],
  '@tiptap/react': ['apps/web/'],
  express: ['apps/server/'],
  sharp: ['apps/server/'],
  'node:sqlite': ['packages/store/'],
  pg: ['packages/store/'],
  '@redis/client': ['apps/server/'],
}

/** The longest a source file may get. Source: CONTRIBUTING.md, rule 1. */
export const longestFile = 400

/** Names that say nothing about what is in the file, so that everything ends up in it. */
export const emptyNames = /(^|\/)(utils?|helpers?|common|types?|misc|shared|lib)(\.|\/|$)/
