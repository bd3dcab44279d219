import type { EditorCallbacks } from '@stanza/editor'

/** Callbacks that stay the same for the life of an editor and call whatever was set last. */
export interface ForwardingCallbacks {
  readonly callbacks: EditorCallbacks
  readonly set: (next: EditorCallbacks) => void
}

/** An editor is made once, while what it asks for (dialogs, notices) is made anew with every drawing of the page. */
export function forwardingCallbacks(): ForwardingCallbacks {
  let newest: EditorCallbacks = {}
  return {
    set: (next) => {
      newest = next
    },
    callbacks: {
      onEditLink: (link) => newest.onEditLink?.(link),
      onEditFigure: (position) => newest.onEditFigure?.(position),
      onEditShortcode: (position) => newest.onEditShortcode?.(position),
      onEditImage: (position) => newest.onEditImage?.(position),
      onPickPicture: () => newest.onPickPicture?.(),
      onRefusedImage: (name, message) => newest.onRefusedImage?.(name, message),
      onOpenPalette: () => newest.onOpenPalette?.(),
      onHelp: () => newest.onHelp?.(),
      onMatterLeftOut: () => newest.onMatterLeftOut?.(),
      onOtherFiles: (names) => newest.onOtherFiles?.(names),
      onPressRange: (ids) => newest.onPressRange?.(ids),
      onUnknownContent: (message) => newest.onUnknownContent?.(message),
    },
  }
}
