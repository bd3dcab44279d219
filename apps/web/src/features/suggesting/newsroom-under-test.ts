import type { SaveState } from '@stanza/relay/client'
import {
  acceptBranches,
  addSuggestion,
  changeSuggestion,
  decideSuggestion,
  readReview,
  tryBranches,
  type Suggestion,
} from '@stanza/review'
import { documentSchema, patchDocument, readDocument, writeDocument } from '@stanza/schema'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Answer } from '../../api/request.ts'
import type { LiveState, LiveText } from '../live/live-text.ts'
import type { ProposalServer } from './send-proposal.ts'

const person = { id: 'p', name: 'Cleo' }
const stamp = { person, at: '2031-05-01T00:00:00Z' }
const paragraph = (id: string, text: string) =>
  documentSchema.node('paragraph', { id }, text === '' ? [] : [documentSchema.text(text)])

export type Newsroom = ReturnType<typeof newsroom>

/** The server's two documents and what it answers, with the rules of the real one; a network that can be cut. */
export function newsroom() {
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
      answer<{ suggestions: string[] }>(() => {
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
      answer<undefined>(() => {
        calls.push(`change ${id}`)
        if (all().find((one) => one.id === id)?.state !== 'open') return refused('bad-suggestion')
        if (change)
          changeSuggestion(review, id, { update: bytesOf(change.update), blocks: change.blocks }, stamp)
        return { ok: true, value: undefined }
      }),
    withdraw: (wanted) =>
      answer<undefined>(() => {
        calls.push(`withdraw ${wanted.join()}`)
        for (const id of wanted) decideSuggestion(review, id, 'withdrawn', stamp)
        return { ok: true, value: undefined }
      }),
    reopen: (wanted) =>
      answer<undefined>(() => {
        calls.push(`reopen ${wanted.join()}`)
        for (const id of wanted) decideSuggestion(review, id, 'open', stamp)
        return { ok: true, value: undefined }
      }),
  }
  const all = (): readonly Suggestion[] => readReview(review).suggestions
  /** One browser's copy of the text: what the server has comes in, what is written goes out if the phase allows it. */
  const openLive = (): LiveText => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(edition), 'server')
    let save: SaveState = isOnline ? { kind: 'saved' } : { kind: 'offline', unsaved: false, keptHere: true }
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
    const state = (): LiveState => ({
      save,
      hello: null,
      ready: true,
      stop: null,
      storage: 'ok',
      deletion: null,
    })
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
      leaveDeletion: () => undefined,
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
