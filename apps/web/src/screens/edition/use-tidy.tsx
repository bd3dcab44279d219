import { Suspense, useState, type ReactNode } from 'react'
import type { Newsletter } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import type { OutlineRow } from '../../features/outline/outline-rows.ts'
import type { Action } from '../../features/palette/find-actions.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { TidyDialog } from './lazy-dialogs.ts'

interface TidySetup {
  readonly editor: Editor | null
  readonly edition: string
  readonly ydoc: Y.Doc
  readonly newsletter: Newsletter
  /** The section that holds the caret. */
  readonly current: OutlineRow | null
  readonly writable: boolean
  /** What is written is proposed: then the whole text cannot be tidied. */
  readonly proposing: boolean
}

interface Tidying {
  readonly actions: readonly Action[]
  readonly dialog: ReactNode
  /** Another number whenever the export's source was replaced. */
  readonly times: number
}

/** "Tidy the whole text" and "Tidy this section", and the dialog that they open. */
export function useTidy({
  editor,
  edition,
  ydoc,
  newsletter,
  current,
  writable,
  proposing,
}: TidySetup): Tidying {
  const notify = useNotify()
  const [open, setOpen] = useState<{ readonly section: OutlineRow | null } | null>(null)
  const [times, setTimes] = useState(0)
  const action = { group: 'page', words: 'house style clean format markdown' } as const
  const begin = (section: OutlineRow | null): void => {
    if (proposing) notify({ text: t('suggesting.no-tidy') })
    else setOpen({ section })
  }
  const actions: Action[] = [{ ...action, id: 'tidy', label: t('tidy.whole'), run: () => begin(null) }]
  if (current !== null)
    actions.push({
      ...action,
      id: 'tidy-section',
      label: t('tidy.this-section'),
      run: () => begin(current),
    })
  const dialog =
    editor && open ? (
      <Suspense fallback={null}>
        <TidyDialog
          edition={edition}
          ydoc={ydoc}
          editor={editor}
          newsletter={newsletter}
          section={open.section}
          onTidied={() => setTimes((before) => before + 1)}
          onClose={() => setOpen(null)}
        />
      </Suspense>
    ) : null
  return { actions: writable ? actions : [], dialog, times }
}
