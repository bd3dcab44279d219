import { bindTo } from '@stanza/editor'
import { cutBranches, readReview, writtenBy } from '@stanza/review'
import { contentName, readDocument } from '@stanza/schema'
import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { Clock } from '../live/browser-clock.ts'
import type { LiveText } from '../live/live-text.ts'
import { carryOver, forkWith, type Held } from './carry-over.ts'
import { openDraft, type ForkDraft } from './fork-draft.ts'
import { areEqual, isEqual } from './is-equal.ts'
import type { KeptDraft, KeptDrafts, LeftBehind } from './kept-drafts.ts'
import { watchLeaving } from './leaving.ts'
import { joined, matterLeftOut, wordsOfBlocks } from './left-out.ts'
import { isTold, nothingTold, nothingWritten, type Desk, type DeskState } from './desk-state.ts'
import { planProposal } from './plan-proposal.ts'
import { mayPropose } from './propose-codes.ts'
import { arrivedOf, sendProposal, type ProposalServer } from './send-proposal.ts'
import { lastProposal } from './take-back.ts'
import { whenComposed } from './when-composed.ts'
import { whenSaved } from './when-saved.ts'
import { whenShown } from './when-shown.ts'

interface DeskSetup {
  readonly editor: Editor
  readonly live: LiveText
  /** Opens the same text once more, as the server has it. */
  readonly openAgain: () => LiveText
  /** Another opening of the text has taken the place of the one before. */
  readonly onLive: (live: LiveText) => void
  readonly drafts: KeptDrafts
  readonly server: ProposalServer
  readonly clock: Clock
}

/** After the last key: then it is looked at what was written, and it is kept in this browser. */
const lookMs = 120
/** What is written without a pause is kept this often. */
const longestMs = 1_000
/** A connection that died silently is made anew within 30 s (y-websocket), and brings the review. */
const reviewIsFreshMs = 35_000
/** A server that cannot be reached over HTTP while the connection stands is asked again. */
const againMs = 4_000

/**
 * What happens between writing in Suggesting and a suggestion: one fork at a time, kept in this browser until the server has
 * answered. Nothing is thrown away before: what was written while a proposal was on its way goes on in the next fork.
 */
export function openDesk(setup: DeskSetup): Desk {
  const { editor, openAgain, onLive, drafts, server, clock } = setup
  let { live } = setup
  let draft: ForkDraft | null = null
  let review: Y.Doc | null = null
  let note = ''
  let wanted = false
  let isRenewing = false
  /** Words that the server refused stand in the text itself: they are kept although the fork says nothing else. */
  let isWhole = false
  let isClosed = false
  let wantsEditing = false
  /** Cut and sent; until an answer comes nobody knows whether the server has them. */
  let underway: readonly Uint8Array[] = []
  /** When an answer was lost: until the review has come anew, what it does not show may be there all the same. */
  let lostAt: number | null = null
  let isLookDue = false
  let waitingSince: number | null = null
  let stopLook = (): void => undefined
  let stopAgain = (): void => undefined
  /** Counts what was written, and up to where this browser keeps it. */
  let writings = 0
  let keptUpTo = 0
  const watchers = new Set<() => void>()
  let state = nothingWritten(live.ydoc)
  const become = (change: Partial<DeskState>): void => {
    if (isClosed) return
    const inPage = draft ? [...draft.held.map(({ update }) => update), ...underway] : []
    state = { ...state, ...change, note, inPage: areEqual(state.inPage, inPage) ? state.inPage : inPage }
    for (const tell of watchers) tell()
  }
  const leaving = watchLeaving(editor, clock, () => propose())
  const last = lastProposal({
    editor,
    server,
    isIdle: () => draft !== null && state.changes === 0 && state.sending === 'no',
    isOpen: (id) => isOpen(id),
    onTaken: (withdrawn, count) => become({ withdrawn, proposed: withdrawn === null ? count : null }),
    onRefused: (trouble) => become({ trouble }),
  })

  /** Puts a fork in place of the text or of another fork. The editor is bound before anything else hears of it. */
  const begin = (fork?: Y.Doc, held: readonly Held[] = []): void => {
    const before = draft
    draft = openDraft({
      main: live.ydoc,
      serverHasAll: live.read().save.kind === 'saved',
      ...(fork ? { fork } : {}),
      held,
      onChange: (here) => changed(here),
    })
    bind(draft.fork)
    before?.end()
    become({ page: draft.fork, suggesting: true })
    look()
  }
  const bind = (ydoc: Y.Doc): void =>
    bindTo(editor, { fragment: ydoc.getXmlFragment(contentName), awareness: live.awareness })
  const end = (): void => {
    bind(live.ydoc)
    draft?.end()
    draft = null
    wantsEditing = false
    become({ page: live.ydoc, suggesting: false, changes: 0, trouble: null, proposed: null })
    leaving.written([])
  }

  const changed = (here: boolean): void => {
    if (here) {
      writings += 1
      last.forget()
      if (isTold(state)) become(nothingTold)
    }
    const now = clock.now()
    waitingSince ??= now
    // Others who write without a pause must not hold up the keeping, nor must I for long.
    if (isLookDue && (!here || now - waitingSince > longestMs)) return
    stopLook()
    isLookDue = true
    stopLook = clock.after(lookMs, look)
  }
  const look = (): void => {
    stopLook()
    isLookDue = false
    waitingSince = null
    if (!draft || isClosed) return
    const changes = draft.changes()
    leaving.written(state.sending === 'no' && state.trouble === null ? changes : [])
    if (changes.length !== state.changes) become({ changes: changes.length })
    void keep()
    if (changes.length === 0 && wantsEditing && state.sending === 'no') end()
  }
  const keep = async (): Promise<void> => {
    const upTo = writings
    const kept = await drafts.keep(toKeep())
    if (kept) keptUpTo = Math.max(keptUpTo, upTo)
    if (kept !== state.kept) become({ kept })
  }
  const toKeep = (): KeptDraft | null => {
    const nothing =
      state.changes === 0 && draft?.held.length === 0 && underway.length === 0 && state.leftOut === null
    // What waits in the fork for a part of the text that has not come is no change yet, and not nothing either.
    const waits = draft?.fork.store.pendingStructs !== null
    if (!draft || (!isWhole && nothing && !waits)) return null
    return {
      update: draft.toKeep(),
      held: draft.held.map(({ id, update }) => ({ id, update })),
      underway,
      note,
      words: wordsOfBlocks(editor.state.doc, draft.changes()),
      leftOut: state.leftOut,
      wanted,
    }
  }

  const propose = (): void => {
    if (!draft || state.sending === 'now' || isRenewing) return
    stopAgain()
    wanted = true
    look()
    if (state.changes === 0 && draft.held.length === 0 && underway.length === 0) return settled()
    // What the fork builds on must be on the server; and what was sent without an answer must not be sent twice.
    if (live.read().save.kind !== 'saved' || (underway.length > 0 && !isAnswered())) {
      become({ sending: 'later' })
      void keep()
      if (underway.length > 0) stopAgain = clock.after(againMs, propose)
      return
    }
    void send()
  }
  /** Whether the review tells for certain what became of what was sent. */
  const isAnswered = (): boolean =>
    review?.isSynced === true &&
    (lostAt === null || clock.now() - lostAt > reviewIsFreshMs || arrivedOf(review, underway).length > 0)
  const send = async (): Promise<void> => {
    const sentNote = note
    become({ sending: 'now', trouble: null })
    leaving.written([])
    if (underway.length > 0) await arrived()
    if (!draft || isClosed) return
    const cuts = cutBranches(live.ydoc, readDocument(draft.fork))
    underway = cuts.map(({ update }) => update)
    become({})
    await keep()
    const before = draft.held.map(({ id }) => id)
    const { taken, refusal } = await sendProposal(server, planProposal(cuts, draft.held), sentNote)
    if (isClosed) return
    // A proxy between us may answer for a server that has taken it.
    if (refusal?.code === 'unreachable' || refusal?.code === 'internal') {
      lostAt = clock.now()
      if (taken.length > 0) await settle(taken)
      become({ sending: 'later' })
      void keep()
      stopAgain = clock.after(againMs, propose)
      return
    }
    await settle(taken)
    underway = []
    lostAt = null
    if (refusal) {
      wanted = false
      wantsEditing = false
      become({ sending: 'no', trouble: refusal.message })
      void keep()
      return
    }
    become({ proposed: taken.length, withdrawn: null })
    if (state.changes === 0) last.is(taken.map(({ id }) => id).filter((id) => !before.includes(id)))
    if (note === sentNote) note = ''
    settled()
  }
  const settled = (): void => {
    wanted = false
    become({ sending: 'no' })
    look()
  }
  /** Takes what the server has out of the fork, once everybody sees it as a suggestion. */
  const settle = async (taken: readonly Held[]): Promise<void> => {
    if (taken.length > 0)
      await whenShown(
        review,
        taken.map(({ id }) => id),
        clock,
      )
    await whenComposed(editor.view)
    if (!draft || isClosed) return
    underway = underway.filter((one) => !taken.some(({ update }) => isEqual(one, update)))
    if (taken.length === 0) return become({})
    const known = draft.held.filter(({ id }) => isOpen(id))
    const { fork, held } = carryOver(live.ydoc, draft.fork, taken, known)
    begin(fork, held)
  }
  const arrived = async (): Promise<void> => {
    if (!review) return
    const found = arrivedOf(review, underway)
    await settle(found.map((one) => ({ ...one, written: writtenBy(live.ydoc, one.update) })))
    underway = []
    lostAt = null
  }
  const isOpen = (id: string): boolean =>
    review?.isSynced !== true ||
    readReview(review).suggestions.some((one) => one.id === id && one.state === 'open')
  /**
   * The server refused what was written in the text itself: the phase moved on while somebody typed. The words go into a fork
   * of the text as the server has it, and this browser forgets that they were ever part of the text.
   */
  const renew = async (): Promise<void> => {
    isRenewing = true
    if (!draft) begin()
    writings += 1
    // What was refused stands in the fork and in the text it was taken from: it shows as a change once that is new.
    isWhole = true
    become({ moving: true })
    await keep()
    await live.leave().catch(() => undefined)
    const next = openAgain()
    await whenSaved(next)
    await whenComposed(editor.view)
    if (isClosed || !draft) return next.close()
    // It is withdrawn or replaced: there is no text to cut against, and what is kept stays as it is.
    if (next.read().stop !== null) {
      unwatch()
      live = next
      unwatch = live.watch(follow)
      onLive(live)
      isRenewing = false
      return become({ moving: false })
    }
    Y.applyUpdate(draft.fork, Y.encodeStateAsUpdate(next.ydoc))
    const { held } = draft
    const lost = matterLeftOut(draft.fork, next.ydoc)
    const cuts = cutBranches(next.ydoc, readDocument(draft.fork))
    unwatch()
    live = next
    unwatch = live.watch(follow)
    isWhole = false
    if (lost !== '') become({ leftOut: { why: 'matter', words: lost } })
    begin(forkWith(live.ydoc, cuts), held)
    onLive(live)
    isRenewing = false
    become({ moving: false })
    if (wanted) propose()
  }
  const follow = (): void => {
    const { save } = live.read()
    if (save.kind === 'not-saved' && mayPropose(save.code) && !isRenewing) void renew()
    else if (save.kind === 'saved' && state.sending === 'later') propose()
  }
  let unwatch = live.watch(follow)
  const synced = (isSynced: boolean): void => {
    if (isSynced) lostAt = null
    follow()
  }

  const restore = ({ drafts: kept, replaced }: LeftBehind): void => {
    if (isClosed || (kept.length === 0 && replaced === '')) return
    const lost = [
      ...(replaced === '' ? [] : [{ why: 'replaced' as const, words: replaced }]),
      ...kept.flatMap(({ leftOut }) => leftOut ?? []),
    ]
    const fork = forkWith(live.ydoc, draft ? [{ update: draft.toKeep() }, ...kept] : kept)
    const held = kept
      .flatMap((one) => one.held)
      .map((one) => ({ ...one, written: writtenBy(live.ydoc, one.update) }))
    underway = kept.flatMap((one) => one.underway)
    note = kept.map((one) => one.note).find(Boolean) ?? ''
    become({ leftOut: joined(lost) })
    begin(fork, [...(draft?.held ?? []), ...held])
    if (kept.some((one) => one.wanted || one.underway.length > 0)) propose()
  }
  void drafts.takeOver().then(restore)

  return {
    read: () => state,
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    suggest: () => {
      wantsEditing = false
      if (!draft) begin()
    },
    edit: () => {
      if (!draft) return
      wantsEditing = true
      look()
      if (draft && state.sending === 'no') propose()
    },
    propose,
    setNote: (words) => {
      note = words
      become({})
      stopLook()
      stopLook = clock.after(lookMs, look)
    },
    discard: () => {
      if (!draft || state.sending === 'now') return null
      stopAgain()
      const { fork, held } = draft
      const before = { underway, note }
      underway = []
      wanted = false
      note = ''
      begin(undefined, [])
      become({ sending: 'no', trouble: null, proposed: null })
      return () => {
        if (isClosed) return
        if (!draft) begin()
        if (!draft) return
        ;({ underway, note } = before)
        const both = forkWith(
          live.ydoc,
          [draft, { fork }].map((one) => ({ update: Y.encodeStateAsUpdate(one.fork) })),
        )
        begin(both, [...draft.held, ...held])
      }
    },
    takeUp: ({ id, update }) => {
      const written = writtenBy(live.ydoc, update)
      if (written.size === 0 || draft?.held.some((one) => one.id === id)) return
      const fork = forkWith(live.ydoc, [
        ...(draft ? [{ update: Y.encodeStateAsUpdate(draft.fork) }] : []),
        { update },
      ])
      begin(fork, [...(draft?.held ?? []), { id, update, written }])
    },
    forgetLeftOut: () => {
      become({ leftOut: null })
      look()
    },
    setReview: (next) => {
      review?.off('sync', synced)
      review = next
      review?.on('sync', synced)
      follow()
    },
    words: () => (draft ? wordsOfBlocks(editor.state.doc, draft.changes()) : ''),
    wouldLose: () => draft !== null && keptUpTo < writings && (isWhole || draft.changes().length > 0),
    close: () => {
      // What was typed just now is kept before the page goes.
      if (keptUpTo < writings) look()
      isClosed = true
      stopLook()
      stopAgain()
      unwatch()
      leaving.end()
      last.end()
      draft?.end()
      drafts.close()
      watchers.clear()
    },
  }
}
