import { DOMParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model'
import { cleanHtml } from './clean-html.ts'
import type { PasteSite } from './links-and-media.ts'

/**
 * The parser of pasted and dropped HTML. It cleans the DOM that ProseMirror has read, in ProseMirror's inert document and
 * by its Trusted Types policy, so that no HTML is written out and read a second time.
 */
export class PasteParser extends DOMParser {
  readonly #site: PasteSite
  readonly #onPictures: (addresses: readonly string[]) => void

  /** `onPictures` gets the pictures that came inside the HTML. */
  constructor(schema: Schema, site: PasteSite, onPictures: (addresses: readonly string[]) => void) {
    super(schema, [...DOMParser.fromSchema(schema).rules])
    this.#site = site
    this.#onPictures = onPictures
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    const pictures = cleanHtml(dom, this.#site)
    if (pictures.length > 0) this.#onPictures(pictures)
    return super.parseSlice(dom, options)
  }
}
