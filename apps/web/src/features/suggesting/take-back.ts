import { canTravel } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import type { ProposalServer } from './send-proposal.ts'

/** What was proposed last, for as long as nothing else is written: undo reaches behind it. */
export interface LastProposal {
  /** Ids of new suggestions; those that were only changed had a form before that nobody keeps. */
  readonly is: (ids: readonly string[]) => void
  readonly forget: () => void
  readonly end: () => void
}

interface LastProposalSetup {
  readonly editor: Editor
  readonly server: Pick<ProposalServer, 'withdraw' | 'reopen'>
  /** Whether keys mean the last proposal now: somebody suggests, and nothing is written or under way. */
  readonly isIdle: () => boolean
  readonly isOpen: (id: string) => boolean
  /** @param withdrawn how many, or null where they are proposed again. */
  readonly onTaken: (withdrawn: number | null, count: number) => void
  readonly onRefused: (why: string) => void
}

/**
 * Undo where this fork has nothing to undo withdraws what was proposed last, as if its words were still being written; redo
 * proposes it again. A fork begins a history of its own, so the editor's undo cannot.
 */
export function lastProposal({
  editor,
  server,
  isIdle,
  isOpen,
  onTaken,
  onRefused,
}: LastProposalSetup): LastProposal {
  let last: readonly string[] = []
  let isBack = false
  let isAsking = false
  const ask = async (back: boolean): Promise<void> => {
    const asked = last
    isAsking = true
    const answer = await (back ? server.withdraw(asked) : server.reopen(asked))
    isAsking = false
    if (!answer.ok) return onRefused(answer.refusal.message)
    // Something was written meanwhile: undo is about that now.
    if (last !== asked) return
    isBack = back
    onTaken(back ? asked.length : null, asked.length)
  }
  const press = (event: KeyboardEvent): void => {
    const way = wayOf(event)
    if (way === null || canTravel(editor.state, way) || !isIdle() || last.length === 0 || isAsking) return
    if (isBack !== (way === 'redo') || (!isBack && !last.every(isOpen))) return
    event.preventDefault()
    event.stopPropagation()
    void ask(way === 'undo')
  }
  const { dom } = editor.view
  dom.addEventListener('keydown', press, true)
  return {
    is: (ids) => {
      last = ids
      isBack = false
    },
    forget: () => {
      last = []
    },
    end: () => dom.removeEventListener('keydown', press, true),
  }
}

function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || !(ctrlKey || metaKey)) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null
}
