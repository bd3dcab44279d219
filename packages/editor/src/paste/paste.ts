import { type Editor, Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { insertPictures, isPicture } from '../images/insert-pictures.ts'
import { readLinkTarget } from '../links/link-target.ts'
import { setLink } from '../links/link.ts'
import type { EditorSetup } from '../setup.ts'
import { markdownOf } from './copy.ts'
import { fileOf } from './data-address.ts'
import { isFromCodeEditor, looksLikeMarkdown } from './markdown-text.ts'
import { PasteParser } from './editor-parser.ts'
import { inertHtml } from './inert-html.ts'
import { toEditor } from './schema-nodes.ts'

/** What comes from the clipboard and from dropping, and what goes to it. */
export function paste(setup: EditorSetup): Extension {
  return Extension.create({
    name: 'clipboard',
    // Before the stock handlers of tables and lists.
    priority: 1050,
    addProseMirrorPlugins() {
      const { editor } = this
      const site = { isOwnPicture: (src: string) => setup.resolveImage(src) !== null }
      const upload = (addresses: readonly string[]): void => {
        // After the paste itself, whose text they belong behind.
        queueMicrotask(() =>
          insertPictures(
            editor,
            addresses.flatMap((address) => fileOf(address) ?? []),
          ),
        )
      }
      return [
        new Plugin({
          key: new PluginKey('clipboard'),
          props: {
            transformPastedHTML: inertHtml,
            clipboardParser: new PasteParser(editor.schema, site, upload),
            clipboardTextSerializer: (slice) => markdownOf(slice, setup.markdown),
            handlePaste: (view, event) => handlePaste(editor, setup, view, event.clipboardData),
            handleDrop(view, event, _slice, moved) {
              const files = [...(event.dataTransfer?.files ?? [])]
              if (moved || files.length === 0) return false
              const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
              takeFiles(editor, setup, files, place)
              return true
            },
          },
        }),
      ]
    },
  })
}

function handlePaste(
  editor: Editor,
  setup: EditorSetup,
  view: EditorView,
  data: DataTransfer | null,
): boolean {
  if (data === null || pastesPlain(view) || view.state.selection.$from.parent.type.spec.code === true)
    return false
  const [text, html] = [data.getData('text/plain'), data.getData('text/html')]
  const files = [...data.files]
  if (files.length > 0 && !hasText(html)) {
    takeFiles(editor, setup, files)
    return true
  }
  if (linksSelection(editor, text)) return true
  if (html !== '' && !isFromCodeEditor(data.types, html)) return false
  return (isWholeFile(setup, text) || looksLikeMarkdown(text)) && pasteMarkdown(view, setup, text)
}

/** Mod-Shift-V: the text as it is. ProseMirror keeps the key to itself. */
const pastesPlain = (view: EditorView): boolean =>
  (view as unknown as { input?: { shiftKey?: boolean } }).input?.shiftKey === true

/** A picture copied in a browser comes as a file and as HTML that holds nothing else. */
const hasText = (html: string): boolean => html.replace(/<[^>]*>|&nbsp;|\s/g, '') !== ''

function takeFiles(editor: Editor, setup: EditorSetup, files: readonly File[], place?: number): void {
  const { callbacks } = setup
  const others = files.filter((file) => !isPicture(file) && !isMarkdownFile(file))
  if (others.length > 0) callbacks?.onOtherFiles?.(others.map(({ name }) => name))
  insertPictures(editor, files.filter(isPicture), place)
  void addMarkdownFiles(editor, setup, files.filter(isMarkdownFile), place)
}

// Twenty of the longest posts. What is larger is no post, and would hold the page up.
const largestFile = 600_000

const isMarkdownFile = ({ name, size }: File): boolean =>
  /\.(?:md|markdown)$/i.test(name) && size <= largestFile

/** The texts of files one behind the other, as if they were pasted where they were dropped. */
async function addMarkdownFiles(
  editor: Editor,
  setup: EditorSetup,
  files: readonly File[],
  place?: number,
): Promise<void> {
  if (files.length === 0 || !editor.isEditable) return
  if (place !== undefined) editor.commands.setTextSelection(place)
  // What others write meanwhile moves the selection along with the place.
  const texts = await Promise.all(files.map((file) => file.text())).catch(() => null)
  // A file may be gone by now.
  if (texts === null) setup.callbacks?.onOtherFiles?.(files.map(({ name }) => name))
  else if (!editor.isDestroyed && editor.isEditable) pasteMarkdown(editor.view, setup, ...texts)
}

/** An address pasted over words links them. */
function linksSelection(editor: Editor, text: string): boolean {
  const { selection } = editor.state
  const href = text.trim()
  if (
    selection.empty ||
    !selection.$from.sameParent(selection.$to) ||
    !/^(?:https?|xmpp|mailto):\S+$/i.test(href)
  )
    return false
  return readLinkTarget(href).ok && setLink(editor, { href }).ok
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')

const isWholeFile = ({ markdown }: EditorSetup, text: string): boolean =>
  markdown.hasFrontMatter?.(withLineFeeds(text)) === true

function pasteMarkdown(view: EditorView, setup: EditorSetup, ...texts: readonly string[]): boolean {
  const { markdown, callbacks } = setup
  const plain = texts.map(withLineFeeds)
  const nodes = toEditor(
    view.state.schema,
    plain.flatMap((text) => [...markdown.parseBlocks(text)]),
  )
  const whole = plain.some((text) => isWholeFile(setup, text))
  if (whole) callbacks?.onMatterLeftOut?.()
  if (nodes.length === 0) return whole
  const slice = Slice.maxOpen(Fragment.fromArray(nodes), false)
  view.dispatch(
    view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  )
  return true
}
