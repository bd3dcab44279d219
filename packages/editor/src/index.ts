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
export { bindTo } from './collaboration/bind-to.ts'
export { readDomSelection } from './collaboration/dom-selection.ts'
export { canTravel, travel } from './collaboration/own-undo.ts'
export { restyle, type Restyled } from './commands/restyle.ts'
export { findBlock } from './collaboration/shared-selection.ts'
export type { CommandGroup, EditorCommand } from './commands/command.ts'
export { editorCommand, editorCommands } from './commands/editor-commands.ts'
export { insertBlock } from './commands/insert-block.ts'
export { linkAt, type LinkAttributes, selectLink, setLink, unsetLink } from './links/link.ts'
export { type LinkRefusal, type LinkTarget, readLinkTarget } from './links/link-target.ts'
export { type Alignment, alignmentAt } from './tables/table-commands.ts'
export { findCommands } from './slash/slash-items.ts'
export {
  closeSlashMenu,
  runSlashItem,
  type SlashMenu,
  slashMenu,
  slashMenuId,
  slashOptionId,
} from './slash/slash-menu.ts'
export { insertPictures, isPicture } from './images/insert-pictures.ts'
export {
  activateRange,
  activeRange,
  type MarkedRange,
  markRanges,
  rangeOf,
  rangesAt,
} from './ranges/marked-ranges.ts'
export { drawOver } from './ranges/drawn-over.ts'
export { dispatchAsOneStep } from './ranges/one-step.ts'
