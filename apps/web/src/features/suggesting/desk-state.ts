import type { Suggestion } from '@stanza/review'
import type * as Y from 'yjs'
import type { LeftOut } from './left-out.ts'

/** How what somebody writes in Suggesting stands. */
export interface DeskState {
  /** What the editor is bound to. */
  readonly page: Y.Doc
  readonly suggesting: boolean
  /** Suggestions that proposing would make, or change, now. */
  readonly changes: number
  /** `later`: proposed by the person, and sent as soon as the server can be reached. */
  readonly sending: 'no' | 'now' | 'later'
  /** Whether this browser keeps what is not proposed. */
  readonly kept: boolean
  /** The words that the phase refused are on their way out of the text into a fork. */
  readonly moving: boolean
  /** Why the server did not take it, in its words. */
  readonly trouble: string | null
  /** How many were proposed the last time; null once something else was written. */
  readonly proposed: number | null
  /** How many of them undo has taken back. */
  readonly withdrawn: number | null
  /** Updates of suggestions whose words stand in the page. */
  readonly inPage: readonly Uint8Array[]
  readonly note: string
  /** Words that cannot be suggested; null where there are none. */
  readonly leftOut: LeftOut | null
}

export interface Desk {
  readonly read: () => DeskState
  readonly watch: (onChange: () => void) => () => void
  /** Binds the editor to a fork of the text. */
  readonly suggest: () => void
  /** Binds it to the text again; what is not proposed is proposed first. */
  readonly edit: () => void
  readonly propose: () => void
  /** Words for the editors, that go with the next proposal. */
  readonly setNote: (note: string) => void
  /** Throws away what is not proposed. @returns what brings it back; null while it is being sent. */
  readonly discard: () => (() => void) | null
  /** Puts an own suggestion into the fork, to write on it. */
  readonly takeUp: (suggestion: Pick<Suggestion, 'id' | 'update'>) => void
  /** The person has seen what was left out. */
  readonly forgetLeftOut: () => void
  readonly setReview: (review: Y.Doc | null) => void
  readonly wouldLose: () => boolean
  /** What is written and not proposed, in plain text. */
  readonly words: () => string
  readonly close: () => void
}

/** Before anything is written. */
export const nothingWritten = (page: Y.Doc): DeskState => ({
  page,
  suggesting: false,
  changes: 0,
  sending: 'no',
  moving: false,
  kept: true,
  trouble: null,
  proposed: null,
  withdrawn: null,
  inPage: [],
  note: '',
  leftOut: null,
})

/** What became of the last proposal is told until something else is written. */
export const nothingTold = { trouble: null, proposed: null, withdrawn: null } as const
export const isTold = ({ trouble, proposed, withdrawn }: DeskState): boolean =>
  trouble !== null || proposed !== null || withdrawn !== null
