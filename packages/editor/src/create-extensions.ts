import type { Extensions } from '@tiptap/core'
import { collaboration } from './collaboration/collaboration.ts'
import { keepPlace } from './collaboration/keep-place.ts'
import { unknownContent } from './collaboration/unknown-content.ts'
import { readOnly } from './collaboration/read-only.ts'
import { uploads } from './images/uploads.ts'
import { emptyPage } from './keys/empty-page.ts'
import { keys } from './keys/keymap.ts'
import { escapeReleasesTab } from './keys/tab-leaves.ts'
import { linkTyping } from './links/link-typing.ts'
import { paste } from './paste/paste.ts'
import { drawnOver } from './ranges/drawn-over.ts'
import { markedRanges } from './ranges/marked-ranges.ts'
import { slashMenuExtension } from './slash/slash-menu.ts'
import { schemaExtensions } from './schema/schema-extensions.ts'
import type { EditorSetup } from './setup.ts'
import { keptSetup } from './setup-of.ts'
import { tables } from './tables/table-editing.ts'
import { nodeViews } from './views/node-views.ts'
import { placeholder } from './views/placeholder.ts'
import { tidy } from './tidy/tidy.ts'

/** All of the editor, for Tiptap's `extensions` option; see README.md for the other options that go with it. */
export function createEditorExtensions(setup: EditorSetup): Extensions {
  return [
    ...schemaExtensions(),
    keptSetup(setup),
    collaboration(setup),
    keepPlace,
    unknownContent(setup),
    readOnly,
    tidy(setup),
    linkTyping,
    tables,
    keys,
    escapeReleasesTab,
    emptyPage,
    slashMenuExtension,
    nodeViews(setup),
    placeholder(setup),
    paste(setup),
    uploads,
    markedRanges(setup),
    drawnOver,
  ]
}
