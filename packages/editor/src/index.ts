export { editorDefaults } from './editor-defaults.ts'
export { createEditorExtensions } from './create-extensions.ts'
export { checkDocument, type CheckedDocument } from './collaboration/check-document.ts'
export type {
  EditorCallbacks,
  EditorSetup,
  EditorTexts,
  MarkdownBridge,
  ShortcodeDescription,
  UploadedImage,
} from './setup.ts'
export { canTravel, travel } from './collaboration/own-undo.ts'
export { findBlock } from './collaboration/shared-selection.ts'
