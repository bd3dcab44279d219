import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { matterValue } from '@stanza/schema'
import { EditorContent } from '@tiptap/react'
import { navigate } from '../../app/navigate.ts'
import { mayMoveDate, roleAtLeast } from '../../app/role.ts'
import { settingsPath } from '../../app/route.ts'
import { phases, usePhase } from '../../features/date/use-phase.ts'
import { countsOfRows } from '../../features/findings/counts-of-rows.ts'
import { FindingsButton } from '../../features/findings/findings-button.tsx'
import { useFindings } from '../../features/findings/use-findings.ts'
import { Announcer } from '../../features/live/announcer.tsx'
import type { LiveState, LiveText } from '../../features/live/live-text.ts'
import type { Presence } from '../../features/live/people.ts'
import { PeopleList } from '../../features/live/people-list.tsx'
import { SaveBadge } from '../../features/live/save-badge.tsx'
import { useReviewText } from '../../features/live/use-review-text.ts'
import { usePeople } from '../../features/live/use-people.ts'
import { useRoleNews } from '../../features/live/use-role-news.ts'
import { MatterForm } from '../../features/matter/matter-form.tsx'
import { useMatter } from '../../features/matter/use-matter.ts'
import { Outline } from '../../features/outline/outline.tsx'
import { useOutline } from '../../features/outline/use-outline.ts'
import type { SiteImages } from '../../features/page/site-images.ts'
import { useEditable } from '../../features/page/use-text-editor.ts'
import { typingNow } from '../../features/suggesting/mode.ts'
import { useSuggesting } from '../../features/suggesting/use-suggesting.tsx'
import { SuggestionsButton } from '../../features/suggestions/suggestions-button.tsx'
import { CommentButton } from '../../features/threads/comment-button.tsx'
import { ThreadsButton } from '../../features/threads/threads-button.tsx'
import { SlashMenuList } from '../../features/toolbar/slash-menu-list.tsx'
import { t } from '../../messages/message.ts'
import { MarginColumn } from '../../ui/margin/margin-column.tsx'
import { MarginPeek } from '../../ui/margin/margin-peek.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { useNotify } from '../../ui/notices.tsx'
import { editionActions } from './actions.ts'
import { EditionDialogs } from './edition-dialogs.tsx'
import { EditionFrame } from './edition-frame.tsx'
import { EditionSuggestions, noSuggestions } from './edition-suggestions.tsx'
import { KeptWords, MarkdownView } from './lazy-dialogs.ts'
import type { EditionFacts } from './load-edition.ts'
import { jumpTo, moveRow } from './outline-moves.ts'
import { OutlineSheet } from './outline-sheet.tsx'
import { PicturePicker } from './picture-picker.tsx'
import { ToolRow } from './tool-row.tsx'
import { TopBar } from './top-bar.tsx'
import { useMovedDate } from './use-moved-date.ts'
import { useEditionThreads, useThreadPlaces } from './use-edition-threads.ts'
import { useEditionMargin } from './use-edition-margin.tsx'
import { useEditionEditor } from './use-edition-editor.ts'
import { usePageKeys } from './use-page-keys.ts'
import { useSectionPlaces } from './use-section-places.ts'
import { useTidy } from './use-tidy.tsx'
import '../../features/page/page.css'

/** What the menu has beside all that concerns the page: a phone's top bar has no room for the way out. */
const inMenu = new Set(['palette', 'help', 'issues'])
/** What a wide top bar shows itself. */
const inBar = /^(?:export|share|history|date|issues|phase-.*)$/

interface OpenEditionProps {
  readonly facts: EditionFacts
  readonly live: LiveText
  readonly state: LiveState
  readonly images: SiteImages
  readonly self: Presence
  readonly onChanged: () => void
  /** Another opening of the text takes the place of this one. */
  readonly onLive: (live: LiveText) => void
}

/** The edition with its text: everything around one editor. */
export function OpenEdition(props: OpenEditionProps) {
  const { facts, live, state, images, self, onChanged, onLive } = props
  const { issue, edition, newsletter } = facts
  const picker = useRef<HTMLInputElement>(null)
  const notify = useNotify()
  const [markdown, setMarkdown] = useState(false)
  const pressed = useRef<(ids: readonly string[]) => void>(() => {})
  const { editor, open, setOpen } = useEditionEditor({ facts, live, images, picker, pressed })
  const review = useReviewText(edition.id)
  const suggesting = useSuggesting({ editor, edition, live, state, review, onLive })
  const { writable, reason, page } = suggesting
  useEditable(editor, writable)
  const refused = typingNow(state.hello, edition) === 'refused'
  const proposing = suggesting.mode === 'suggesting'
  const outline = useOutline(editor, newsletter)
  const places = useSectionPlaces(editor, outline.rows)
  const { ydoc } = live
  const { current } = outline
  const tidy = useTidy({ editor, edition: edition.id, ydoc, newsletter, current, writable, proposing })
  const people = usePeople(live.awareness, self)
  useRoleNews(edition.role)
  const matter = useMatter(live.ydoc)
  const mayMend = roleAtLeast(edition.role, 'suggester')
  const findings = useFindings({
    editor,
    edition: edition.id,
    ydoc: live.ydoc,
    review,
    matter,
    newsletter,
    language: edition.language,
    on: mayMend,
    proposing,
  })
  const mayIgnore = roleAtLeast(edition.role, 'writer')
  const { threads, setShow } = useEditionThreads({
    editor,
    edition,
    ydoc: page,
    review,
    self: self.id,
    places,
  })
  const [suggestions, setSuggestions] = useState(noSuggestions)
  const others = useMemo(() => [...threads.cards, ...suggestions.cards], [threads.cards, suggestions.cards])
  const margin = useEditionMargin({ editor, findings, others, writable, mayIgnore })
  const goToThread = useThreadPlaces({ threads, margin, setShow, list: () => setOpen({ kind: 'threads' }) })
  const isWide = useMedia('(width >= 1100px)')
  const beside = isWide && !markdown
  useEffect(() => {
    pressed.current = (ids) => margin.activate(ids[0] ?? null)
  })
  const counts = useMemo(
    () => (editor ? countsOfRows(outline.rows, findings.open, editor.state.doc) : undefined),
    [editor, outline.rows, findings.open],
  )
  const talks = useMemo(
    () =>
      editor
        ? countsOfRows(
            outline.rows,
            threads.open.map(({ range }) => ({ from: range?.from ?? null })),
            editor.state.doc,
          )
        : undefined,
    [editor, outline.rows, threads.open],
  )
  const proposals = useMemo(
    () => (editor ? countsOfRows(outline.rows, suggestions.places, editor.state.doc) : undefined),
    [editor, outline.rows, suggestions.places],
  )
  const list = useCallback((shown: boolean) => setOpen(shown ? { kind: 'suggestions' } : null), [setOpen])
  const phase = usePhase(edition, onChanged)
  const title = String(matterValue(matter, 'title') ?? '')
  useMovedDate(String(matterValue(matter, 'date') ?? ''), edition.date, onChanged)
  usePageKeys(useCallback((kind) => setOpen({ kind }), [setOpen]))
  useEffect(() => {
    document.title = `${title || t('edition.title.untitled')} – ${t('app.name')}`
  }, [title])
  if (!editor) return null

  const peeked = margin.cards.find(({ id }) => id === margin.activeId)
  const mayMove = mayMoveDate(edition)
  const toTitle = (): void => document.querySelector<HTMLElement>('#matter textarea')?.focus()
  const phaseMoves = roleAtLeast(edition.role, 'editor')
    ? phases
        .filter((one) => one !== edition.phase)
        .map((one) => ({
          id: `phase-${one}`,
          group: 'page' as const,
          label: t('phase.move', { phase: t(`phase.${one}`) }),
          words: 'freeze release',
          run: () => phase.move(one),
        }))
    : []
  const pageActions = editionActions({
    editor,
    rows: outline.rows,
    writable,
    mayMove,
    mayShare: roleAtLeast(edition.role, 'editor'),
    maySeeHistory: roleAtLeast(edition.role, 'writer'),
    open: (kind) => setOpen({ kind }),
    toggleMarkdown: () => setMarkdown((shown) => !shown),
    jump: (row) => jumpTo(editor, row),
    toIssues: () => navigate('/'),
    toSettings: edition.role === 'owner' ? () => navigate(settingsPath) : null,
    toTitle,
    ...(mayMend
      ? {
          findings: {
            step: (direction) => margin.step('finding', direction),
            fixActive: () => margin.finding && findings.fix(margin.finding),
            fixSafe: findings.fixSafe,
          },
        }
      : {}),
    threads: {
      step: (direction) => margin.step('thread', direction),
      begin: threads.rights.mayComment ? threads.begin : null,
    },
  })
  const actions = [
    ...pageActions,
    ...phaseMoves,
    ...suggesting.actions,
    ...suggestions.actions,
    ...tidy.actions,
  ]
  const outlineProps = {
    ...outline,
    counts,
    talks,
    proposals,
    writable,
    onJump: (row: Parameters<typeof jumpTo>[1]) => jumpTo(editor, row),
    onTop: toTitle,
    onMove: (row: Parameters<typeof moveRow>[1], before: number) => moveRow(editor, row, before, notify),
  }
  return (
    <>
      <EditionFrame
        bar={
          <TopBar
            issue={issue}
            edition={edition}
            title={title}
            mayMove={mayMove}
            onChanged={onChanged}
            more={actions.filter(
              ({ group, id }) => (group === 'page' || inMenu.has(id)) && !(isWide && inBar.test(id)),
            )}
            onOpen={(kind) => setOpen({ kind })}
            onTitle={toTitle}
          >
            {mayMend && <FindingsButton open={findings.open} onOpen={() => setOpen({ kind: 'findings' })} />}
            <SuggestionsButton count={suggestions.places.length} onOpen={() => list(true)} />
            <ThreadsButton count={threads.open.length} onOpen={() => setOpen({ kind: 'threads' })} />
            <PeopleList people={people} onOpen={() => setOpen({ kind: 'people' })} />
            <SaveBadge
              state={state.save}
              readOnly={suggesting.mode === 'reading'}
              instead={suggesting.badge}
            />
          </TopBar>
        }
        tools={
          <ToolRow
            editor={editor}
            reason={reason}
            choice={suggesting.choice}
            onErratum={suggesting.onErratum}
          />
        }
        outline={<Outline {...outlineProps} />}
        page={
          <>
            <MatterForm
              ydoc={live.ydoc}
              language={edition.language}
              readOnly={!writable || proposing}
              why={proposing ? t('suggesting.matter') : null}
              categories={newsletter.categories}
              onLeave={() => editor.commands.focus('start')}
            />
            <EditorContent editor={editor} />
            {threads.rights.mayComment && <CommentButton editor={editor} onComment={threads.begin} />}
            <SlashMenuList editor={editor} />
          </>
        }
        margin={
          beside && (
            <MarginColumn
              cards={margin.cards}
              activeId={margin.activeId}
              onActivate={margin.activate}
              view={editor.view}
              placeOf={margin.placeOf}
            />
          )
        }
        aside={
          markdown && (
            <Suspense fallback={null}>
              <MarkdownView
                key={tidy.times}
                ydoc={live.ydoc}
                edition={edition.id}
                onClose={() => setMarkdown(false)}
              />
            </Suspense>
          )
        }
      />
      {!beside && peeked && <MarginPeek card={peeked} onClose={() => margin.activate(null)} />}
      {tidy.dialog}
      {suggesting.bar}
      {refused && (
        <Suspense fallback={null}>
          <KeptWords edition={edition.id} epoch={edition.epoch} />
        </Suspense>
      )}
      <EditionSuggestions
        editor={editor}
        edition={edition}
        suggesting={suggesting}
        threads={threads}
        places={places}
        current={current?.id ?? null}
        margin={margin}
        listed={open?.kind === 'suggestions'}
        onList={list}
        onNow={setSuggestions}
      />
      <PicturePicker field={picker} editor={editor} />
      <Announcer live={live} people={people} />
      <OutlineSheet {...outlineProps} onCloseSheet={open?.kind === 'outline' ? () => setOpen(null) : null} />
      {open && (
        <EditionDialogs
          open={open}
          edition={edition}
          editor={editor}
          images={images}
          saved={state.save.kind === 'saved'}
          name={self.name}
          actions={actions}
          findings={findings}
          threads={threads}
          onThread={goToThread}
          margin={margin}
          presence={{ people, awareness: live.awareness, ydoc: live.ydoc }}
          onOpen={setOpen}
          onChanged={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
