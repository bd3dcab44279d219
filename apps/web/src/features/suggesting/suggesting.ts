import type { Suggestion } from '@stanza/review'
import type * as Y from 'yjs'

/** What typing does: it changes the text, it is kept apart until it is proposed, or neither. */
export type Mode = 'editing' | 'suggesting' | 'reading'

/** How this person writes now, for whatever is drawn over the page or beside it. */
export interface Suggesting {
  readonly mode: Mode
  /** What the editor is bound to: the edition's document, or the private fork. Positions in the editor are of this one. */
  readonly page: Y.Doc
  /** Whether a suggestion's words stand in the page already; then they are not drawn over it. */
  readonly holds: (suggestion: Pick<Suggestion, 'id' | 'update'>) => boolean
  /** Takes an own open suggestion up again to write on it; null for those who may not suggest now. */
  readonly edit: ((suggestion: Suggestion) => void) | null
}
