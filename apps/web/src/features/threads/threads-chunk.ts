// What threads need, in a chunk of its own: nobody waits for it to type.
export { anchorAt, findAnchors, readReview } from '@stanza/review'
export { NewThreadCard } from './new-thread-card.tsx'
export { startReadingCaret } from './reading-caret.ts'
export { Talk } from './talk.tsx'
export { ThreadCard } from './thread-card.tsx'
export { ThreadsSheet } from './threads-sheet.tsx'
