import type { Node } from '@tiptap/pm/model'
import type { Newsletter } from '@stanza/schema'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** What the editor is given: the shared text, the newsletter it is of, and what it cannot do itself. */
export interface EditorSetup {
  /** `ydoc.getXmlFragment(contentName)` of an edition that `checkDocument` found readable. */
  readonly fragment: Y.XmlFragment
  /** Presence. Only the field `cursor` is written here; the server sets `user`. */
  readonly awareness: Awareness
  readonly newsletter: Newsletter
  readonly markdown: MarkdownBridge
  /** Reads a shortcode's source for show; null where it is none. The web app passes a reader made of `readShortcode`. */
  readonly describeShortcode: (source: string) => ShortcodeDescription | null
  /** Address under which the browser can load a picture of this site, or null where it is none of ours: nothing is fetched then. */
  readonly resolveImage: (src: string) => string | null
  /** Size of such a picture in pixels, so that the page keeps its place while it loads; null or absent: not known. */
  readonly imageSize?: (src: string) => { readonly width: number; readonly height: number } | null
  /** Stores a picture. A refusal is a value with a sentence for the writer; a rejected promise counts as one. */
  readonly uploadImage: (file: File) => Promise<UploadedImage>
  readonly texts: EditorTexts
  readonly callbacks?: EditorCallbacks
}

/** Markdown in and out, for clipboard and typing. Nodes are of `documentSchema`. */
export interface MarkdownBridge {
  readonly parseBlocks: (markdown: string) => readonly Node[]
  readonly renderBlocks: (nodes: readonly Node[]) => string
  /** Whether a text is a whole file, whose front matter `parseBlocks` leaves out. */
  readonly hasFrontMatter?: (markdown: string) => boolean
}

export interface ShortcodeDescription {
  readonly name: string
  /** Named parameters as written; of positional ones nothing. */
  readonly parameters: Readonly<Record<string, string>>
}

export type UploadedImage =
  | {
      readonly ok: true
      /** Site path, `/images/newsletter/2026-08-05/a.png`. */ readonly src: string
      readonly alt?: string
    }
  | { readonly ok: false; readonly message: string }

/** Words that the editor itself puts on the page. */
export interface EditorTexts {
  /** In the empty paragraph that holds the caret. */
  readonly placeholder: string
  /** While a picture is on its way, with the file's name. */
  readonly uploading: (fileName: string) => string
  /** Label of a block of Markdown source. */
  readonly rawBlock: string
  /** Accessible name of a shortcode block, with its name. */
  readonly shortcode: (name: string) => string
  /** Button on a figure or shortcode that opens its form. */
  readonly edit: string
  /** In place of a picture that cannot be shown here: what it is, and what comes of it. */
  readonly noPicture: (place: PicturePlace) => {
    readonly title: string
    readonly hint: string
    /** What somebody who may write can do about it. */
    readonly mend: string
  }
  /** The label of a command, by its message key: the slash menu searches in it. */
  readonly command: (messageKey: string) => string
}

/** Where a picture is that is not shown: nobody said, a place on the newsletter's own site, or another site. */
export type PicturePlace = 'nowhere' | 'site' | 'elsewhere'

/** What the web app does when the editor cannot. Positions are in the document at the time of the call. */
export interface EditorCallbacks {
  /** Mod-K with text selected or in a link; `link` is what is there now. */
  readonly onEditLink?: (link: { readonly href: string; readonly title: string | null } | null) => void
  readonly onEditFigure?: (position: number) => void
  readonly onEditShortcode?: (position: number) => void
  /** An inline image was asked to be edited. */
  readonly onEditImage?: (position: number) => void
  /** A picture is to be chosen from this machine: open a file dialog, then call `insertPictures`. */
  readonly onPickPicture?: () => void
  /** A picture was refused: shown as a message, the text is untouched. */
  readonly onRefusedImage?: (fileName: string, message: string) => void
  /** Mod-K with nothing selected. */
  readonly onOpenPalette?: () => void
  /** `?`-help was asked for by its command. */
  readonly onHelp?: () => void
  /** A whole Markdown file was pasted or dropped: its text was added, its front matter was left out. */
  readonly onMatterLeftOut?: () => void
  /** Files were dropped or pasted that are neither pictures nor Markdown. */
  readonly onOtherFiles?: (names: readonly string[]) => void
  /** A marked range was clicked: the ids of those that hold the place, the shortest first. */
  readonly onPressRange?: (ids: readonly string[]) => void
  /** A newer version wrote something unknown while this one was open: editing has stopped, nothing was deleted. */
  readonly onUnknownContent?: (message: string) => void
}
