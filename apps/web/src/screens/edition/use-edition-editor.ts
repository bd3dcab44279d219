import { useEffect, useState, type RefObject } from 'react'
import type { Editor } from '@tiptap/core'
import type { LiveText } from '../../features/live/live-text.ts'
import { forwardingCallbacks } from '../../features/page/forwarding-callbacks.ts'
import { useTextEditor } from '../../features/page/use-text-editor.ts'
import type { SiteImages } from '../../features/page/site-images.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { imageOf } from './edit-image.ts'
import type { OpenDialog } from './dialog-name.ts'
import type { EditionFacts } from './load-edition.ts'

interface EditionEditorSetup {
  readonly facts: EditionFacts
  readonly live: LiveText
  readonly images: SiteImages
  /** The hidden file field that pictures are chosen with. */
  readonly picker: RefObject<HTMLInputElement | null>
  /** What happens when words are clicked that something beside the text speaks of. */
  readonly pressed: RefObject<(ids: readonly string[]) => void>
}

/** The editor of this edition, and the dialogs it asks for. */
export function useEditionEditor({ facts, live, images, picker, pressed }: EditionEditorSetup): {
  readonly editor: Editor | null
  readonly open: OpenDialog | null
  readonly setOpen: (open: OpenDialog | null) => void
} {
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const notify = useNotify()
  const [forwarding] = useState(forwardingCallbacks)
  const editor = useTextEditor({
    ydoc: live.ydoc,
    awareness: live.awareness,
    newsletter: facts.newsletter,
    images,
    language: facts.edition.language,
    callbacks: forwarding.callbacks,
  })
  useEffect(() => {
    const edit = (kind: 'figure' | 'shortcode', position: number): void => {
      const node = editor?.state.doc.nodeAt(position)
      const source: unknown = node?.attrs['source']
      if (!node || typeof source !== 'string') return
      setOpen({ kind, position, source, raw: node.type.name === 'rawInline' })
    }
    forwarding.set({
      onEditLink: (link) => setOpen({ kind: 'link', link }),
      onEditFigure: (position) => edit('figure', position),
      onEditShortcode: (position) => edit('shortcode', position),
      onEditImage: (position) => {
        const node = editor?.state.doc.nodeAt(position)
        if (node?.type.name === 'image') setOpen({ kind: 'image', position, image: imageOf(node) })
      },
      onPickPicture: () => picker.current?.click(),
      onRefusedImage: (name, message) =>
        notify({ text: t('page.image-refused', { name, message }), tone: 'danger' }),
      onMatterLeftOut: () => notify({ text: t('page.matter-left-out') }),
      onOtherFiles: (names) =>
        notify({ text: t('page.other-files', { names: names.join(', ') }), tone: 'danger' }),
      onOpenPalette: () => setOpen({ kind: 'palette' }),
      onHelp: () => setOpen({ kind: 'help' }),
      onPressRange: (ids) => pressed.current(ids),
      onUnknownContent: () => live.stop('unreadable'),
    })
  }, [forwarding, editor, live, notify, picker, pressed])
  return { editor, open, setOpen }
}
