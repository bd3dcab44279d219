import { Suspense, type ComponentProps } from 'react'
import { setLink, unsetLink } from '@stanza/editor'
import type { Finding } from '@stanza/schema'
import type { Edition } from '@stanza/schema/api'
import type { Editor } from '@tiptap/core'
import { rolesUpTo, roleAtLeast } from '../../app/role.ts'
import type { Action } from '../../features/palette/find-actions.ts'
import type { Findings } from '../../features/findings/use-findings.ts'
import type { SiteImages } from '../../features/page/site-images.ts'
import type { Threads } from '../../features/threads/use-threads.tsx'
import { MarginSheet } from '../../ui/margin/margin-sheet.tsx'
import type { OpenDialog } from './dialog-name.ts'
import { keepImage } from './edit-image.ts'
import { dropIfNew, keepSource } from './edit-source.ts'
import * as dialogs from './lazy-dialogs.ts'
import type { EditionMargin } from './use-edition-margin.tsx'

interface EditionDialogsProps {
  readonly open: OpenDialog
  readonly edition: Edition
  readonly editor: Editor
  readonly images: SiteImages
  readonly saved: boolean
  /** The person's own name. */
  readonly name: string
  readonly actions: readonly Action[]
  readonly findings: Findings
  readonly threads: Threads
  readonly onThread: (thread: string) => void
  readonly margin: EditionMargin
  /** Who has the text open, and where in it they are. */
  readonly presence: Pick<ComponentProps<typeof dialogs.PeopleDialog>, 'people' | 'awareness' | 'ydoc'>
  readonly onOpen: (open: OpenDialog) => void
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** The one dialog that is open, from its own chunk. */
export function EditionDialogs({
  open,
  edition,
  editor,
  images,
  saved,
  name,
  actions,
  findings,
  threads,
  onThread,
  margin,
  presence,
  onOpen,
  onChanged,
  onClose,
}: EditionDialogsProps) {
  const done = (): void => {
    onClose()
    // After the dialog gave the focus back.
    setTimeout(() => editor.view.focus(), 0)
  }
  const goTo = (finding: Finding): (() => void) | null => {
    const here = findings.open.find(
      ({ rule, message, block }) =>
        rule === finding.rule && message === finding.message && (finding.block ?? block) === block,
    )
    if (!here) return null
    return () => {
      onClose()
      // After the dialog gave the focus back.
      setTimeout(() => margin.goTo(here.id), 0)
    }
  }
  return <Suspense fallback={null}>{shown()}</Suspense>

  function shown() {
    switch (open.kind) {
      case 'share':
        return (
          <dialogs.ShareDialog
            issue={edition.issue}
            roles={roleAtLeast(edition.role, 'editor') ? rolesUpTo(edition.role) : []}
            onClose={onClose}
          />
        )
      case 'people':
        return (
          <dialogs.PeopleDialog
            {...presence}
            edition={edition}
            roles={roleAtLeast(edition.role, 'editor') ? rolesUpTo(edition.role) : []}
            onShare={() => onOpen({ kind: 'share' })}
            onClose={onClose}
          />
        )
      case 'export':
        return (
          <dialogs.ExportDialog
            edition={edition.id}
            saved={saved}
            final={roleAtLeast(edition.role, 'editor') ? { by: name } : null}
            goTo={goTo}
            onClose={onClose}
          />
        )
      case 'history':
        return (
          <dialogs.HistoryPanel
            edition={edition.id}
            mayName={roleAtLeast(edition.role, 'writer')}
            mayRestore={roleAtLeast(edition.role, 'editor') && edition.phase !== 'released'}
            onClose={onClose}
          />
        )
      case 'date':
        return <dialogs.DateDialog edition={edition} onMoved={onChanged} onClose={onClose} />
      case 'help':
        return (
          <dialogs.HelpDialog
            entries={actions.filter(({ id }) => !id.startsWith('jump-'))}
            onClose={onClose}
          />
        )
      case 'palette':
        return <dialogs.Palette actions={actions} onClose={onClose} />
      case 'link':
        return (
          <dialogs.LinkDialog
            link={open.link}
            onSet={(link) => {
              setLink(editor, link)
              done()
            }}
            onRemove={() => {
              unsetLink(editor)
              done()
            }}
            onClose={done}
          />
        )
      case 'figure':
      case 'shortcode':
        return <SourceForm open={open} editor={editor} images={images} onDone={done} />
      case 'image':
        return (
          <dialogs.ImageDialog
            image={open.image}
            resolveImage={images.resolve}
            uploadImage={images.upload}
            onKeep={(image) => {
              keepImage(editor, open.position, open.image, image)
              done()
            }}
            onClose={done}
          />
        )
      case 'findings':
        return (
          <dialogs.FindingsSheet
            findings={findings}
            writable={editor.isEditable}
            mayIgnore={roleAtLeast(edition.role, 'writer')}
            onGo={({ id }) => {
              onClose()
              setTimeout(() => margin.goTo(id), 0)
            }}
            onClose={onClose}
          />
        )
      case 'threads':
        return (
          threads.chunk && (
            <threads.chunk.ThreadsSheet
              placed={threads.placed}
              filter={threads.filter}
              onFilter={threads.setFilter}
              sections={threads.sections}
              sectionsAt={threads.sectionsAt}
              rights={threads.rights}
              people={threads.people}
              acts={threads.acts}
              onGo={(thread) => {
                onClose()
                setTimeout(() => onThread(thread), 0)
              }}
              onClose={onClose}
            />
          )
        )
      case 'margin':
        return (
          <MarginSheet
            cards={margin.cards}
            activeId={margin.activeId}
            onActivate={margin.activate}
            onClose={onClose}
          />
        )
      case 'outline':
      case 'suggestions':
        return null
    }
  }
}

interface SourceFormProps {
  readonly open: OpenDialog & { kind: 'figure' | 'shortcode' }
  readonly editor: Editor
  readonly images: SiteImages
  readonly onDone: () => void
}

function SourceForm({ open, editor, images, onDone }: SourceFormProps) {
  const keep = (source: string): void => {
    keepSource(editor, open, source)
    onDone()
  }
  const close = (): void => {
    dropIfNew(editor, open)
    onDone()
  }
  if (open.kind === 'shortcode')
    return <dialogs.SourceDialog source={open.source} raw={open.raw ?? false} onKeep={keep} onClose={close} />
  return (
    <dialogs.FigureDialog
      source={open.source}
      isNew={open.source === '{{< figure src="" >}}'}
      resolveImage={images.resolve}
      uploadImage={images.upload}
      onKeep={keep}
      onClose={close}
    />
  )
}
