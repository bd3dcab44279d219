import { lazy, useEffect, useState, type ComponentType } from 'react'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

/** A component of a chunk that is fetched when it is first shown: nobody waits for it to type. */
const later = <Props>(open: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await open().catch(() => NotLoaded as ComponentType<Props>) }))

/** In the place of what did not come: says so and goes. The page, with all that is written in it, stays. */
function NotLoaded(props: { readonly onClose?: () => void; readonly onDone?: () => void }) {
  const notify = useNotify()
  const [close] = useState(() => props.onClose ?? props.onDone)
  useEffect(() => {
    notify({
      text: t('chunk.not-loaded'),
      tone: 'danger',
      action: { label: t('save.reload'), onAct: () => location.reload() },
    })
    close?.()
  }, [notify, close])
  return null
}

const nothing = () => null

export const ShareDialog = later(
  async () => (await import('../../features/share/share-dialog.tsx')).ShareDialog,
)
export const PeopleDialog = later(
  async () => (await import('../../features/people/people-dialog.tsx')).PeopleDialog,
)
export const ExportDialog = later(
  async () => (await import('../../features/export/export-dialog.tsx')).ExportDialog,
)
export const HistoryPanel = later(
  async () => (await import('../../features/history/history-panel.tsx')).HistoryPanel,
)
export const DateDialog = later(async () => (await import('../../features/date/date-dialog.tsx')).DateDialog)
export const FindingsSheet = later(
  async () => (await import('../../features/findings/findings-sheet.tsx')).FindingsSheet,
)
export const HelpDialog = later(async () => (await import('../../features/help/help-dialog.tsx')).HelpDialog)
export const Palette = later(async () => (await import('../../features/palette/palette.tsx')).Palette)
export const LinkDialog = later(async () => (await import('../../features/link/link-dialog.tsx')).LinkDialog)
export const FigureDialog = later(
  async () => (await import('../../features/figure/figure-dialog.tsx')).FigureDialog,
)
export const SourceDialog = later(
  async () => (await import('../../features/figure/source-dialog.tsx')).SourceDialog,
)
export const ImageDialog = later(
  async () => (await import('../../features/figure/image-dialog.tsx')).ImageDialog,
)
export const MarkdownView = later(
  async () => (await import('../../features/markdown-view/markdown-view.tsx')).MarkdownView,
)
export const TidyDialog = later(async () => (await import('../../features/tidy/tidy-dialog.tsx')).TidyDialog)
export const SuggestionsDesk = later(
  async () => (await import('../../features/suggestions/suggestions-desk.tsx')).SuggestionsDesk,
)
/** Nobody asked for it: where it does not come, the page stays as it is. */
export const KeptWords = later(
  async () =>
    (await import('../../features/suggesting/kept-words.tsx').catch(() => null))?.KeptWords ?? nothing,
)
