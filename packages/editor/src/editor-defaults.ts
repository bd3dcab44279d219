import type { EditorOptions } from '@tiptap/core'

/**
 * Options that belong with `createEditorExtensions`. Tiptap's own style tag has no nonce under our policy (threats.md T38),
 * so the web app carries its few rules; the core parts that are off are ones that we replace or never use.
 */
export const editorDefaults = {
  injectCSS: false,
  enableCoreExtensions: { clipboardTextSerializer: false, delete: false, textDirection: false },
} as const satisfies Partial<EditorOptions>
