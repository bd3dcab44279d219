// @vitest-environment jsdom
import { createEditorExtensions, editorDefaults } from '@stanza/editor'
import type { SaveState } from '@stanza/relay/client'
import { fakeClock } from '@stanza/relay/testing/fake-clock'
import {
  acceptBranches,
  addSuggestion,
  changeSuggestion,
  decideSuggestion,
  readReview,
  tryBranches,
  type Suggestion,
} from '@stanza/review'
import { contentName, documentSchema, patchDocument, readDocument, writeDocument } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Answer } from '../../api/request.ts'
import type { LiveState, LiveText } from '../live/live-text.ts'
import { editorTexts } from '../page/editor-texts.ts'
import { openDesk } from './desk.ts'
import type { KeptDraft } from './kept-drafts.ts'
import type { ProposalServer } from './send-proposal.ts'

const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) }
Range.prototype.getClientRects = () => [] as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => nowhere
document.elementFromPoint = () => null

const person = { id: 'p', name: 'Cleo' }
const stamp = { person, at: '2031-05-01T00:00:00Z' }
const paragraph = (id: string, text: string) =>
  documentSchema.node('paragraph', { id }, text === '' ? [] : [documentSchema.text(text)])
const wordsOf = (ydoc: Y.Doc): string =>
  readDocument(ydoc)
    .content.content.map((block) => block.textContent)
    .join('|')

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

/** The server's two documents and what it answers, with the rules of the real one; a network that can be cut. */
function newsroom() {
  const edition = new Y.Doc()
  writeDocument(
    edition,
    documentSchema.node('doc', null, [paragraph('a', 'one'), paragraph('b', 'two'), paragraph('c', 'three')]),
  )
  const review = new Y.Doc()
  review.emit('sync', [true, review])
  let frozen = false
  let isOnline = true
  let losesAnswers = false
  let gate: Promise<void> = Promise.resolve()
  const lives = new Set<() => void>()
  const unreachable: Answer<never> = { ok: false, refusal: { code: 'unreachable', message: 'away' } }
  const refused = (code: 'text-gone' | 'bad-suggestion'): Answer<never> => ({
    ok: false,
    refusal: { code, message: code },
  })
  const bytesOf = (base64: string): Uint8Array =>
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const ids = { next: 0 }
  const calls: string[] = []
  const answer = async <T>(act: () => Answer<T>): Promise<Answer<T>> => {
    await gate
    if (!isOnline) return unreachable
    const done = act()
    return losesAnswers ? unreachable : done
  }
  const server: ProposalServer = {
    propose: ({ changes, note = '' }) =>
      answer(() => {
        calls.push(`propose ${changes.length}`)
        const branches = changes.map(({ update, blocks }) => ({ update: bytesOf(update), blocks }))
        for (const { kind } of tryBranches(edition, branches))
          if (kind !== 'applies') return refused('text-gone')
        const made = branches.map((branch) => ({
          ...branch,
          id: `s${(ids.next += 1)}`,
          note,
          before: '',
          after: '',
          erratum: false,
        }))
        review.transact(() => made.forEach((one) => addSuggestion(review, one, stamp)))
        return { ok: true, value: { suggestions: made.map(({ id }) => id) } }
      }),
    change: (id, { change }) =>
      answer(() => {
        calls.push(`change ${id}`)
        if (all().find((one) => one.id === id)?.state !== 'open') return refused('bad-suggestion')
        if (change)
          changeSuggestion(review, id, { update: bytesOf(change.update), blocks: change.blocks }, stamp)
        return { ok: true, value: undefined }
      }),
    withdraw: (wanted) =>
      answer(() => {
        calls.push(`withdraw ${wanted.join()}`)
        for (const id of wanted) decideSuggestion(review, id, 'withdrawn', stamp)
        return { ok: true, value: undefined }
      }),
  }
  const all = (): readonly Suggestion[] => readReview(review).suggestions
  /** One browser's copy of the text: what the server has comes in, what is written goes out if the phase allows it. */
  const openLive = (): LiveText => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(edition), 'server')
    let save: SaveState = { kind: 'saved' }
    const watchers = new Set<() => void>()
    const become = (next: SaveState): void => {
      save = next
      for (const tell of watchers) tell()
    }
    const down = (update: Uint8Array): void => void (isOnline && Y.applyUpdate(ydoc, update, 'server'))
    const up = (update: Uint8Array, origin: unknown): void => {
      if (origin === 'server') return
      if (!isOnline) return become({ kind: 'offline', unsaved: true, keptHere: true })
      if (frozen) return become({ kind: 'not-saved', code: 'in-review', text: 'The text is in review.' })
      Y.applyUpdate(edition, update)
    }
    const reach = (): void => {
      if (!isOnline) return become({ kind: 'offline', unsaved: false, keptHere: true })
      Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(edition, Y.encodeStateVector(ydoc)), 'server')
      const mine = Y.encodeStateAsUpdate(ydoc, Y.encodeStateVector(edition))
      if (frozen && Y.decodeUpdate(mine).structs.length > 0) up(mine, 'own')
      else {
        Y.applyUpdate(edition, mine)
        become({ kind: 'saved' })
      }
    }
    edition.on('update', down)
    ydoc.on('update', up)
    lives.add(reach)
    const leave = (): void => {
      edition.off('update', down)
      ydoc.off('update', up)
      lives.delete(reach)
    }
    const state = (): LiveState => ({ save, hello: null, ready: true, stop: null, storage: 'ok' })
    return {
      ydoc,
      awareness: new Awareness(ydoc),
      remote: 'server',
      read: state,
      watch: (tell) => {
        watchers.add(tell)
        return () => watchers.delete(tell)
      },
      wouldLose: () => false,
      stop: () => undefined,
      forgetLocalCopy: () => Promise.resolve(),
      leave: () => {
        leave()
        return Promise.resolve()
      },
      close: () => {
        leave()
        ydoc.destroy()
      },
    }
  }
  return {
    edition,
    review,
    server,
    calls,
    all,
    openLive,
    /** Somebody else changes a block's words. */
    rewrite: (id: string, text: string) => {
      const blocks = readDocument(edition).content.content
      patchDocument(
        edition,
        documentSchema.node(
          'doc',
          null,
          blocks.map((block) => (block.attrs['id'] === id ? paragraph(id, text) : block)),
        ),
      )
    },
    accept: (id: string) => {
      acceptBranches(
        edition,
        all().filter((one) => one.id === id),
      )
      decideSuggestion(review, id, 'accepted', stamp)
    },
    freeze: () => {
      frozen = true
    },
    network: (online: boolean) => {
      isOnline = online
      for (const reach of lives) reach()
    },
    loseAnswers: (lose: boolean) => {
      losesAnswers = lose
    },
    /** Answers wait until the returned act. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
  }
}

/** A page with an editor and a desk, in front of that server. */
function page(room: ReturnType<typeof newsroom>, disk: { draft: KeptDraft | null } = { draft: null }) {
  const clock = fakeClock()
  let live = room.openLive()
  const editor = new Editor({
    ...editorDefaults,
    element: document.body.appendChild(document.createElement('div')),
    extensions: createEditorExtensions({
      fragment: live.ydoc.getXmlFragment(contentName),
      awareness: live.awareness,
      newsletter: xmpp,
      markdown: { parseBlocks: () => [], renderBlocks: () => '' },
      describeShortcode: () => null,
      resolveImage: () => null,
      uploadImage: () => Promise.resolve({ ok: false, message: '' }),
      texts: editorTexts,
    }),
  })
  const left = disk.draft
  const desk = openDesk({
    editor,
    live,
    openAgain: room.openLive,
    onLive: (next) => {
      live = next
    },
    drafts: {
      takeOver: () => Promise.resolve(left ? [left] : []),
      keep: (draft) => {
        disk.draft = draft
        return Promise.resolve(true)
      },
      close: () => undefined,
    },
    server: room.server,
    clock,
  })
  desk.setReview(room.review)
  const close = (): void => {
    if (editor.isDestroyed) return
    desk.close()
    editor.destroy()
  }
  opened.push(close)
  const blockAt = (id: string): number => {
    let found = -1
    editor.state.doc.forEach((node, at) => {
      if (node.attrs['id'] === id) found = at
    })
    return found
  }
  return {
    desk,
    editor,
    disk,
    clock,
    close,
    main: () => live.ydoc,
    /** Writes at the end of a block, with the caret there. */
    write: (id: string, text: string) => {
      const at = blockAt(id) + (editor.state.doc.nodeAt(blockAt(id))?.nodeSize ?? 0) - 1
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(at))))
      editor.view.dispatch(editor.state.tr.insertText(text))
      clock.pass(200)
    },
    caretTo: (id: string) => {
      editor.view.dispatch(
        editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(blockAt(id) + 1))),
      )
    },
    says: () => editor.state.doc.content.content.map((block) => block.textContent).join('|'),
    is: (expected: object) => vi.waitFor(() => expect(desk.read()).toMatchObject(expected)),
  }
}

it('proposes each block as one, changes no text, and shows the text again once the review has them', async () => {
  const room = newsroom()
  const before = Y.encodeStateAsUpdate(room.edition)
  const { desk, write, is, says } = page(room)
  desk.suggest()
  write('a', ' more')
  write('c', ' more')
  expect(desk.read()).toMatchObject({ suggesting: true, changes: 2 })
  desk.setNote('both')
  desk.propose()
  await is({ changes: 0, proposed: 2, sending: 'no' })
  expect([says(), wordsOf(room.edition)]).toEqual(['one|two|three', 'one|two|three'])
  expect(Y.encodeStateAsUpdate(room.edition)).toEqual(before)
  expect(room.all().map(({ note, state }) => [note, state])).toEqual([
    ['both', 'open'],
    ['both', 'open'],
  ])
})

it('keeps what is written while a proposal is on its way; in the same block it goes on in that suggestion', async () => {
  const room = newsroom()
  const { desk, write, is, says } = page(room)
  desk.suggest()
  write('a', ' A')
  const answer = room.hold()
  desk.propose()
  await is({ sending: 'now' })
  write('a', 'B')
  write('b', ' new')
  answer()
  await is({ sending: 'no', changes: 2 })
  expect(says()).toBe('one AB|two new|three')
  expect(desk.read().inPage).toHaveLength(1)
  desk.propose()
  await is({ changes: 0, proposed: 2 })
  expect(room.calls).toEqual(['propose 1', 'change s1', 'propose 1'])
  room.accept('s1')
  room.accept('s2')
  expect(wordsOf(room.edition)).toBe('one AB|two new|three')
})

it('does not say it twice when the suggestion that is written on is accepted meanwhile', async () => {
  const room = newsroom()
  const { desk, write, is, says } = page(room)
  desk.suggest()
  write('a', ' A')
  desk.propose()
  await is({ proposed: 1 })
  const [suggestion] = room.all()
  desk.takeUp(suggestion as Suggestion)
  expect([says(), desk.read().changes]).toEqual(['one A|two|three', 1])
  write('a', 'B')
  room.accept('s1')
  expect(says()).toBe('one AB|two|three')
  desk.propose()
  await is({ changes: 0, sending: 'no' })
  room.accept('s2')
  expect(wordsOf(room.edition)).toBe('one AB|two|three')
})

it('gives an own suggestion another text, and withdraws it when nothing of it is left', async () => {
  const room = newsroom()
  const { desk, editor, write, is } = page(room)
  desk.suggest()
  write('a', ' A')
  desk.propose()
  await is({ proposed: 1 })
  desk.takeUp(room.all()[0] as Suggestion)
  write('a', '!')
  desk.propose()
  await is({ changes: 0, sending: 'no' })
  expect(room.all().map(({ id }) => id)).toEqual(['s1'])
  desk.takeUp(room.all()[0] as Suggestion)
  editor.view.dispatch(editor.state.tr.delete(4, 7))
  desk.propose()
  await vi.waitFor(() => expect(room.all()[0]?.state).toBe('withdrawn'))
  expect(room.calls).toEqual(['propose 1', 'change s1', 'withdraw s1'])
})

it('holds a proposal without a network, through a closed tab too, and sends it once it is back', async () => {
  const room = newsroom()
  const first = page(room)
  first.desk.suggest()
  room.network(false)
  first.write('a', ' away')
  first.desk.propose()
  expect(first.desk.read()).toMatchObject({ sending: 'later', changes: 1, kept: true })
  await vi.waitFor(() => expect(first.disk.draft?.wanted).toBe(true))
  first.close()
  // Others went on meanwhile.
  room.rewrite('a', 'one, still')
  const again = page(room, first.disk)
  await again.is({ suggesting: true, sending: 'later', changes: 1 })
  room.network(true)
  await again.is({ changes: 0, proposed: 1 })
  expect(again.disk.draft).toBeNull()
  room.accept('s1')
  expect(wordsOf(room.edition)).toMatch(/^one(, still away| away, still)\|two\|three$/)
})

it('sends nothing twice when an answer was lost', async () => {
  const room = newsroom()
  const { desk, write, is, clock } = page(room)
  desk.suggest()
  write('a', ' once')
  room.loseAnswers(true)
  desk.propose()
  await is({ sending: 'later' })
  room.loseAnswers(false)
  clock.pass(5_000)
  await is({ sending: 'no', changes: 0 })
  expect(room.calls).toEqual(['propose 1'])
  expect(room.all()).toHaveLength(1)
})

it('takes words that the phase refused out of the text into a fork, with those that came after', async () => {
  const room = newsroom()
  const { desk, editor, write, is, says, main } = page(room)
  room.freeze()
  write('a', ' typed')
  write('b', ' on')
  await is({ suggesting: true, changes: 2 })
  expect(says()).toBe('one typed|two on|three')
  expect([wordsOf(main()), wordsOf(room.edition)]).toEqual(['one|two|three', 'one|two|three'])
  room.rewrite('c', 'third')
  expect(says()).toBe('one typed|two on|third')
  desk.propose()
  await is({ changes: 0, proposed: 2 })
  expect(editor.state.doc.textContent).toBe('onetwothird')
  room.accept('s1')
  room.accept('s2')
  expect(wordsOf(room.edition)).toBe('one typed|two on|third')
})

it('throws away and brings back, whatever was written since', () => {
  const room = newsroom()
  const { desk, write, says } = page(room)
  desk.suggest()
  write('a', ' gone')
  const undo = desk.discard()
  expect([says(), desk.read().changes]).toEqual(['one|two|three', 0])
  write('b', ' new')
  room.rewrite('c', 'third')
  undo()
  expect([says(), desk.read().changes]).toEqual(['one gone|two new|third', 2])
})

it('proposes what was left after a rest, all of it together; not while the caret is in it, nor what was cut out', async () => {
  const room = newsroom()
  const { desk, editor, write, caretTo, clock, is } = page(room)
  desk.suggest()
  editor.view.dom.focus()
  write('a', ' A')
  clock.pass(60_000)
  expect(room.calls).toEqual([])
  write('b', ' B')
  caretTo('a')
  clock.pass(60_000)
  expect(room.calls).toEqual([])
  editor.view.dom.dispatchEvent(new Event('cut'))
  caretTo('c')
  clock.pass(60_000)
  expect(room.calls).toEqual([])
  editor.view.dom.dispatchEvent(new Event('beforeinput'))
  caretTo('a')
  caretTo('c')
  clock.pass(2_999)
  expect(room.calls).toEqual([])
  clock.pass(1)
  await is({ changes: 0, proposed: 2 })
  expect(room.calls).toEqual(['propose 2'])
})

it('goes back to the text only when everything is proposed, and writes nothing into it', async () => {
  const room = newsroom()
  const { desk, write, is, says, main } = page(room)
  const before = Y.encodeStateAsUpdate(room.edition)
  desk.suggest()
  write('a', ' A')
  desk.edit()
  await is({ suggesting: false, changes: 0, page: main() })
  expect([says(), room.all().length]).toEqual(['one|two|three', 1])
  expect(Y.encodeStateAsUpdate(room.edition)).toEqual(before)
})

it('says why the server did not take it, and keeps it', async () => {
  const room = newsroom()
  const { desk, write, is, disk } = page(room)
  desk.suggest()
  write('a', ' A')
  vi.spyOn(room.server, 'propose').mockResolvedValueOnce({
    ok: false,
    refusal: { code: 'too-large', message: 'Too large.' },
  })
  desk.propose()
  await is({ trouble: 'Too large.', changes: 1, sending: 'no' })
  expect(disk.draft).not.toBeNull()
  write('a', '!')
  expect(desk.read().trouble).toBeNull()
})
