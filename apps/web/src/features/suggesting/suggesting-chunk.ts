import { addMessages } from '../../messages/message.ts'
import { suggestingInEnglish } from '../../messages/en-suggesting.ts'

// What Suggesting needs, in a chunk of its own: nobody waits for it to type.

/** To be called before anything of it is shown. */
export const bringWords = (): void => addMessages(suggestingInEnglish)

export { openDesk } from './desk.ts'
export { openKeptDrafts } from './kept-drafts.ts'
export { HeldWords } from './held-words.tsx'
export { ModeSwitch } from './mode-switch.tsx'
export { ProposeBar } from './propose-bar.tsx'
export { draftBadge } from './draft-badge.ts'
export { proposalServer } from './proposal-server.ts'
