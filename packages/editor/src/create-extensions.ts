import type { Extensions } from '@tiptap/core'
import { collaboration } from './collaboration/collaboration.ts'
import { readOnly } from './collaboration/read-only.ts'
import { schemaExtensions } from './schema/schema-extensions.ts'
import type { EditorSetup } from './setup.ts'
import { tidy } from './tidy/tidy.ts'

/** All of the editor, for Tiptap's `extensions` option; see README.md for the other options that go with it. */
export function createEditorExtensions(setup: EditorSetup): Extensions {
  return [...schemaExtensions(), collaboration(setup), readOnly, tidy(setup)]
}
