import { useLayoutEffect, useMemo } from 'react'
import { dispatchAsOneStep, editorCommand, markRanges } from '@stanza/editor'
import { ignoredAt, type Ignored } from '@stanza/review'
import { patchMatter, type FrontMatter, type Newsletter } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { ignoreFinding, takeSeriously } from '../../api/findings.ts'
import type { Answer } from '../../api/request.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import type { ShownFinding } from './finder.ts'
import { useFound } from './use-found.ts'
import { useIgnored } from './use-ignored.ts'

interface FindingsSetup {
  readonly editor: Editor | null
  readonly edition: string
  readonly ydoc: Y.Doc
  readonly review: Y.Doc | null
  readonly matter: FrontMatter
  readonly newsletter: Newsletter
  readonly language: string
  readonly on: boolean
  /** What is mended is proposed: then the front matter stays as it is. */
  readonly proposing: boolean
}

/** The findings of an edition and what can be done about them. */
export interface Findings {
  readonly open: readonly ShownFinding[]
  readonly ignored: readonly { readonly finding: ShownFinding; readonly decided: Ignored }[]
  readonly fix: (finding: ShownFinding) => void
  readonly fixKind: (rule: string) => void
  readonly fixSafe: () => void
  readonly ignore: (finding: ShownFinding, why: string) => void
  readonly unignore: (decided: Ignored) => void
}

export function useFindings(setup: FindingsSetup): Findings {
  const { editor, edition, ydoc, review, matter, proposing } = setup
  const { list, mending, look } = useFound(setup)
  const decided = useIgnored(review)
  const notify = useNotify()
  const sorted = useMemo(() => {
    const told = list.map((finding) => ({ finding, decided: ignoredAt(decided, finding) }))
    return {
      open: told.flatMap(({ finding, decided: by }) => (by ? [] : [finding])),
      ignored: told.flatMap(({ finding, decided: by }) => (by ? [{ finding, decided: by }] : [])),
    }
  }, [list, decided])
  // Before the margin asks for the places of its cards.
  useLayoutEffect(() => {
    if (!editor) return
    const ignored = sorted.ignored.map(({ finding }) => ({ ...finding, severity: null }))
    markRanges(editor, 'findings', [...sorted.open, ...ignored].flatMap(rangeOfFinding))
  }, [editor, sorted])

  /** Mends in one step what is wanted and not ignored; undo takes back text and front matter together. */
  const mend = (wanted: (finding: ShownFinding) => boolean, one: boolean): void => {
    if (!editor || !mending || !editor.isEditable) return
    const { chunk, finder } = mending
    const start = { transaction: editor.state.tr, matter }
    const stays = ({ fix }: ShownFinding): boolean => proposing && fix?.kind === 'matter'
    const done = chunk.applyFixes(
      start,
      finder,
      (finding) => ignoredAt(decided, finding) === null && wanted(finding) && !stays(finding),
      chunk,
    )
    if (done.count === 0 && list.some((finding) => wanted(finding) && stays(finding)))
      return notify({ text: t('suggesting.no-matter') })
    if (done.count === 0) return notify({ text: t('findings.not-fixed'), tone: 'danger' })
    const { transaction, matter: mended } = done.mending
    const beside = (origin: unknown): void => patchMatter(ydoc, mended, origin)
    dispatchAsOneStep(editor, transaction, mended === matter ? undefined : beside)
    look()
    if (one && mended === matter) return undefined
    return notify({
      text: t('findings.fixed', { count: done.count }),
      action: {
        label: t('undo'),
        onAct: () => {
          editorCommand('undo').run(editor)
          look()
        },
      },
    })
  }
  const tell = <T>(answer: Answer<T>, onDone: (value: T) => void): void => {
    if (answer.ok) onDone(answer.value)
    else notify({ text: answer.refusal.message, tone: 'danger' })
  }
  return {
    ...sorted,
    fix: ({ id }) => mend((finding) => finding.id === id, true),
    fixKind: (rule) => mend((finding) => finding.rule === rule, false),
    fixSafe: () => mend(({ fix }) => fix?.safe === true, false),
    ignore: ({ rule, block, words }, why) =>
      void ignoreFinding(edition, { rule, block, words, why }).then((answer) =>
        tell(answer, ({ ignored }) =>
          notify({
            text: t('findings.ignored'),
            action: {
              label: t('undo'),
              onAct: () => void takeSeriously(edition, ignored).then((undone) => tell(undone, () => {})),
            },
          }),
        ),
      ),
    unignore: ({ id, rule, block, words, why }) =>
      void takeSeriously(edition, id).then((answer) =>
        tell(answer, () =>
          notify({
            text: t('findings.taken-back'),
            action: {
              label: t('undo'),
              onAct: () =>
                void ignoreFinding(edition, { rule, block, words, why }).then((again) =>
                  tell(again, () => {}),
                ),
            },
          }),
        ),
      ),
  }
}

/** Those that are ignored are not drawn; their place is followed like any other. */
const rangeOfFinding = ({
  id,
  from,
  to,
  severity,
}: Pick<ShownFinding, 'id' | 'from' | 'to'> & { readonly severity: ShownFinding['severity'] | null }) =>
  from === null || to === null
    ? []
    : [{ id, from, to: Math.max(to, from + 1), class: severity ? `finding finding-${severity}` : '' }]
