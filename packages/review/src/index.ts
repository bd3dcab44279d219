export { typing, type Typing } from './roles.ts'
export { anchorAt, findAnchor, findAnchors, type Anchor, type Anchored } from './anchor.ts'
export { forkOf, maxBranchBytes, type Branch } from './branch.ts'
export { cutBranches, type Cut } from './cut-branches.ts'
export { followFork, writtenBy, type ForkChanges, type Written } from './fork-changes.ts'
export { tryBranch, tryBranches, type RefusedBranch, type Verdict } from './trial.ts'
export { acceptBranches, undoBranches, type Accepted, type Undone } from './accept-branches.ts'
export { readChanged } from './read-changed.ts'
export {
  readReview,
  reviewNames,
  reviewOf,
  type Author,
  type Message,
  type Review,
  type Step,
  type Suggestion,
  type SuggestionState,
  type Thread,
} from './review-document.ts'
export {
  addMessage,
  addSuggestion,
  addThread,
  changeMessage,
  changeSuggestion,
  decideSuggestion,
  deleteMessage,
  turnThread,
  type Stamp,
} from './write-review.ts'
export { openPreview, previewBranches, type Preview, type PreviewNow, type Proposed } from './preview.ts'
export type { PreviewMark } from './preview-marks.ts'
export { splitWords } from './split-words.ts'
export {
  addIgnored,
  ignoredAt,
  readIgnored,
  removeIgnored,
  type Ignored,
  type IgnoredPlace,
} from './ignored.ts'
