import type { SaveState } from '@stanza/relay/client'
import type { MessageKey } from '../../messages/message.ts'

/** How the save state is shown: its words exactly as promised (relay.md), what they mean, and how loud they are. */
export interface SaveWords {
  readonly label: Extract<MessageKey, `save.${string}`>
  readonly means: Extract<MessageKey, `save.${string}.means`>
  readonly tone: 'quiet' | 'good' | 'warning' | 'danger'
}

/** The words for a state of saving. */
export function saveWords(state: SaveState): SaveWords {
  switch (state.kind) {
    case 'connecting':
      return { label: 'save.connecting', means: 'save.connecting.means', tone: 'quiet' }
    case 'saved':
      return { label: 'save.saved', means: 'save.saved.means', tone: 'good' }
    case 'saving':
      return { label: 'save.saving', means: 'save.saving.means', tone: 'quiet' }
    case 'offline':
      return state.keptHere
        ? { label: 'save.offline-kept', means: 'save.offline.means', tone: 'warning' }
        : { label: 'save.offline-not-kept', means: 'save.offline-not-kept.means', tone: 'danger' }
    case 'not-saved':
      return { label: 'save.not-saved', means: 'save.not-saved.means', tone: 'danger' }
  }
}
